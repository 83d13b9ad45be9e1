package io.enidetach.sandbox.slack;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What Slack makes of a command's text when {@code should_escape} is on: people, channels and links become ids in angle
 * brackets, and so that nobody can type those, {@code & < >} become entities (the entities are unconfirmed).
 */
final class CommandText {
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([@#])([\\p{L}\\p{N}._-]+)");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]+");

    private final Roster roster;

    CommandText(Roster roster) {
        this.roster = roster;
    }

    String escaped(String typed) {
        String safe = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String linked = LINK.matcher(safe).replaceAll(link -> quoted("<" + link.group() + ">"));
        return NAME.matcher(linked).replaceAll(name -> quoted(reference(name)));
    }

    private String reference(MatchResult found) {
        String name = found.group(2).toLowerCase(Locale.ROOT);
        return found.group(1).equals("@") ? person(name, found.group()) : channel(name, found.group());
    }

    private String person(String name, String otherwise) {
        return roster.users().stream()
                .filter(user -> user.name().equals(name))
                .map(user -> "<@" + user.id() + ">")
                .findFirst()
                .or(() -> roster.groups().stream()
                        .filter(group -> group.handle().equals(name))
                        .map(group -> "<!subteam^" + group.id() + "|@" + group.handle() + ">")
                        .findFirst())
                .orElse(otherwise);
    }

    private String channel(String name, String otherwise) {
        return roster.channels().stream()
                .filter(channel -> !channel.isDirect() && channel.name().equals(name))
                .map(c -> "<#" + c.id() + "|" + (c.kind() == SlackChannel.Kind.PUBLIC ? c.name() : "") + ">")
                .findFirst()
                .orElse(otherwise);
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
