package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Open modals, a stack of at most three for each person, and published home tabs. */
final class Views {
    /** Modal stack depth (docs.slack.dev/surfaces/modals). */
    static final int STACK_MAX = 3;

    private final Changes changes;
    private final Ids ids;
    private final Map<String, List<SlackView>> stacks = new HashMap<>();
    private final Map<String, SlackView> homes = new HashMap<>();

    Views(Changes changes, Ids ids) {
        this.changes = changes;
        this.ids = ids;
    }

    /** Replaces whatever stack the person had open. */
    SlackView open(String user, ObjectNode body) {
        synchronized (changes) {
            stacks.remove(user);
            return push(user, body);
        }
    }

    SlackView push(String user, ObjectNode body) {
        synchronized (changes) {
            List<SlackView> stack = stacks.computeIfAbsent(user, u -> new ArrayList<>());
            if (stack.size() >= STACK_MAX) throw new SlackRefusal("push_limit_reached");
            String id = ids.next("V");
            String root = stack.isEmpty() ? id : stack.get(0).id();
            Optional<String> previous = stack.isEmpty()
                    ? Optional.empty()
                    : Optional.of(stack.get(stack.size() - 1).id());
            SlackView view = SlackView.opened(id, user, body, hash(), new SlackView.Place(root, previous));
            stack.add(view);
            publish("view_opened", view);
            return view;
        }
    }

    SlackView publishHome(String user, ObjectNode body) {
        synchronized (changes) {
            SlackView known = homes.get(user);
            String id = known == null ? ids.next("V") : known.id();
            SlackView view = SlackView.opened(id, user, body, hash(), new SlackView.Place(id, Optional.empty()));
            homes.put(user, view);
            publish("home", view);
            return view;
        }
    }

    SlackView show(SlackView old, ObjectNode body) {
        return replace(old.showing(body, hash()), "view_updated");
    }

    SlackView complain(SlackView old, ObjectNode errors) {
        return replace(old.with(errors), "view_errors");
    }

    /** What somebody entered or found; nobody else sees a difference. */
    void keep(String id, UnaryOperator<SlackView> difference) {
        synchronized (changes) {
            find(id).map(difference).ifPresent(this::put);
        }
    }

    private SlackView replace(SlackView view, String news) {
        synchronized (changes) {
            put(view);
            publish(news, view);
            return view;
        }
    }

    private void put(SlackView view) {
        if (view.isHome()) homes.put(view.user(), view);
        List<SlackView> stack = stacks.getOrDefault(view.user(), List.of());
        for (int i = 0; i < stack.size(); i++) if (stack.get(i).id().equals(view.id())) stack.set(i, view);
    }

    /** Closes this view and those above it. */
    void close(SlackView view) {
        synchronized (changes) {
            List<SlackView> stack = stacks.getOrDefault(view.user(), List.of());
            int at = 0;
            while (at < stack.size() && !stack.get(at).id().equals(view.id())) at++;
            while (stack.size() > at) stack.remove(stack.size() - 1);
            if (stack.isEmpty()) stacks.remove(view.user());
            publish("view_closed", view);
        }
    }

    Optional<SlackView> find(String id) {
        synchronized (changes) {
            return stacks.values().stream()
                    .flatMap(List::stream)
                    .filter(view -> view.id().equals(id))
                    .findFirst()
                    .or(() -> homes.values().stream()
                            .filter(view -> view.id().equals(id))
                            .findFirst());
        }
    }

    Optional<SlackView> findExternal(String externalId) {
        synchronized (changes) {
            return stacks.values().stream()
                    .flatMap(List::stream)
                    .filter(view -> view.body().path("external_id").asText().equals(externalId))
                    .findFirst();
        }
    }

    List<SlackView> stack(String user) {
        synchronized (changes) {
            return List.copyOf(stacks.getOrDefault(user, List.of()));
        }
    }

    Optional<SlackView> home(String user) {
        synchronized (changes) {
            return Optional.ofNullable(homes.get(user));
        }
    }

    private String hash() {
        return ids.nextTs().replace(".", "") + "." + ids.secret(8);
    }

    private void publish(String type, SlackView view) {
        changes.publish(
                type,
                Json.object()
                        .put("only_for", view.user())
                        .put("user", view.user())
                        .put("view_id", view.id()));
    }
}
