package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every message of the workspace, ephemeral ones too, with all its former versions: a slow client may click on those. */
final class Timeline {
    private final Changes changes;
    private final Ids ids;
    private final AppInstall app;
    private final TreeMap<String, Deque<SlackMessage>> versions = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();

    Timeline(Changes changes, Ids ids, AppInstall app) {
        this.changes = changes;
        this.ids = ids;
        this.app = app;
    }

    SlackMessage add(SlackMessage draft) {
        synchronized (changes) {
            SlackMessage message = draft.at(ids.nextTs());
            Deque<SlackMessage> history = new ArrayDeque<>();
            history.push(message);
            versions.put(message.ts(), history);
            changes.publish("message", news(message));
            return message;
        }
    }

    /** The message as it is now; empty when it was deleted. */
    Optional<SlackMessage> find(String channel, String ts) {
        synchronized (changes) {
            if (deleted.contains(ts)) return Optional.empty();
            return versions(channel, ts).stream().findFirst();
        }
    }

    /** Newest first, also after deletion. */
    List<SlackMessage> versions(String channel, String ts) {
        synchronized (changes) {
            return versions.getOrDefault(ts, new ArrayDeque<>()).stream()
                    .filter(message -> message.channel().equals(channel))
                    .toList();
        }
    }

    void replace(SlackMessage message) {
        synchronized (changes) {
            versions.get(message.ts()).push(message);
            changes.publish("message_changed", news(message));
        }
    }

    void delete(SlackMessage message) {
        synchronized (changes) {
            deleted.add(message.ts());
            changes.publish("message_deleted", news(message));
        }
    }

    List<SlackMessage> all() {
        synchronized (changes) {
            return current().toList();
        }
    }

    private Stream<SlackMessage> current() {
        return versions.values().stream().map(Deque::peek).filter(message -> !deleted.contains(message.ts()));
    }

    private ObjectNode news(SlackMessage message) {
        ObjectNode news = Json.object().put("channel", message.channel()).put("ts", message.ts());
        message.onlyFor().ifPresent(user -> news.put("only_for", user));
        news.set("message", message.toJson(app));
        return news;
    }
}
