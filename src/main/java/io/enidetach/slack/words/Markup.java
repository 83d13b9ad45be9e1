package io.enidetach.slack.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of Slack's markup that is safe to send: what came from people or from the cloud was cleaned, cut and escaped
 * when it was made.
 */
public record Markup(String mrkdwn) {
    private static final int VALUE_CHARS_MAX = 120;
    private static final int LONG_CHARS_MAX = 1_000;
    /** On purpose nothing, where a blank value would read as not known. */
    static final Markup NOTHING = new Markup("");

    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
    private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{1,30}");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]{1,500}");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** A short value in code font, where neither its asterisks nor its links nor its emoji mean anything. */
    public static Markup code(String raw) {
        return code(raw, VALUE_CHARS_MAX);
    }

    /** A long value, such as a reason or a command to copy, in code font. */
    public static Markup longCode(String raw) {
        return code(raw, LONG_CHARS_MAX);
    }

    /** A number or a word of ours. */
    public static Markup plain(String ours) {
        return new Markup(escape(clean(ours)));
    }

    /** A person, whom this notifies; an ID of another shape is shown as a value. */
    public static Markup mention(String userId) {
        return USER.matcher(userId).matches() ? new Markup("<@" + userId + ">") : code(userId);
    }

    /** A channel by its name as Slack shows it. */
    public static Markup channel(String channelId) {
        return CHANNEL.matcher(channelId).matches() ? new Markup("<#" + channelId + ">") : code(channelId);
    }

    /** A link of Slack's own under words of ours; an address of another shape is left out. */
    public static Markup link(String address, String label) {
        return LINK.matcher(address).matches()
                ? new Markup("<" + escape(address) + "|" + escape(clean(label)) + ">")
                : NOTHING;
    }

    /** A moment in the reader's own zone. */
    public static Markup moment(Instant at) {
        return new Markup("<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + UTC.format(at) + ">");
    }

    /** Several pieces with commas between. */
    public static Markup list(Collection<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::mrkdwn).collect(Collectors.joining(", ")));
    }

    boolean isBlank() {
        return mrkdwn.isBlank() && this != NOTHING;
    }

    Markup orIfBlank(Markup other) {
        return isBlank() ? other : this;
    }

    /** Plain text without characters that hide, reorder or break lines; runs of blanks become one. */
    static String clean(String raw) {
        StringBuilder kept = new StringBuilder();
        raw.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            } else if (isVisible(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString().strip();
    }

    // FORMAT holds the bidi controls, zero-width characters and tags that can fake another text.
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    static String escape(String clean) {
        return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Markup code(String raw, int most) {
        String shown = BlockLimits.cut(clean(raw).replace('`', '\''), most).strip();
        return new Markup(shown.isEmpty() ? "" : "`" + escape(shown) + "`");
    }
}
