package io.enidetach.sandbox.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who and what there is: users, user groups, conversations. */
final class Roster {
    private final Changes changes;
    private final Ids ids;
    private final AppInstall app;
    private final Map<String, SlackUser> users = new LinkedHashMap<>();
    private final Map<String, SlackGroup> groups = new LinkedHashMap<>();
    private final Map<String, SlackChannel> channels = new LinkedHashMap<>();

    Roster(Changes changes, Ids ids, AppInstall app) {
        this.changes = changes;
        this.ids = ids;
        this.app = app;
    }

    void put(SlackUser user) {
        synchronized (changes) {
            users.put(user.id(), user);
            changes.publish("user", Json.object().put("user", user.id()));
        }
    }

    void put(SlackGroup group) {
        synchronized (changes) {
            groups.put(group.id(), group);
            changes.publish("group", Json.object().put("group", group.id()));
        }
    }

    void put(SlackChannel channel) {
        synchronized (changes) {
            channels.put(channel.id(), channel);
            changes.publish("channel", Json.object().put("channel", channel.id()));
        }
    }

    Optional<SlackUser> user(String id) {
        synchronized (changes) {
            return Optional.ofNullable(users.get(id));
        }
    }

    Optional<SlackGroup> group(String id) {
        synchronized (changes) {
            return Optional.ofNullable(groups.get(id));
        }
    }

    Optional<SlackChannel> channel(String id) {
        synchronized (changes) {
            return Optional.ofNullable(channels.get(id));
        }
    }

    List<SlackUser> users() {
        synchronized (changes) {
            return List.copyOf(users.values());
        }
    }

    List<SlackGroup> groups() {
        synchronized (changes) {
            return List.copyOf(groups.values());
        }
    }

    List<SlackChannel> channels() {
        synchronized (changes) {
            return List.copyOf(channels.values());
        }
    }

    /** The bot's conversation with these people, made when there is none. */
    SlackChannel directWith(Set<String> people) {
        Set<String> all = new TreeSet<>(people);
        all.add(app.botUserId());
        synchronized (changes) {
            Optional<SlackChannel> known = channels.values().stream()
                    .filter(c -> c.isDirect() && c.members().equals(all))
                    .findFirst();
            if (known.isPresent()) return known.get();
            boolean one = people.size() == 1;
            SlackChannel made = new SlackChannel(
                    ids.next(one ? "D" : "G"),
                    "dm-" + String.join("-", people).toLowerCase(java.util.Locale.ROOT),
                    one ? SlackChannel.Kind.DIRECT : SlackChannel.Kind.GROUP_DIRECT,
                    all,
                    false,
                    false);
            put(made);
            return made;
        }
    }

    boolean botSees(SlackChannel channel) {
        return channel.kind() == SlackChannel.Kind.PUBLIC || channel.members().contains(app.botUserId());
    }

    boolean sees(SlackUser user, SlackChannel channel) {
        if (channel.members().contains(user.id())) return true;
        return channel.kind() == SlackChannel.Kind.PUBLIC && !user.isGuest() && !user.isOutsider();
    }
}
