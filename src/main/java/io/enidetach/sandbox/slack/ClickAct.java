package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Somebody presses a button (and accepts its confirm dialog) or chooses in a select, on a message or in a view. */
final class ClickAct {
    private final Stage stage;

    ClickAct(Stage stage) {
        this.stage = stage;
    }

    /** Also on a version that has been replaced, as a slow client shows it: {@code message} is then still the stored one. */
    CompletableFuture<Delivered> onMessage(
            String userId, String channelId, String ts, String actionId, Optional<String> choice) {
        SlackUser user = stage.person(userId);
        Optional<SlackChannel> channel = stage.visible(user, channelId);
        List<SlackMessage> versions = stage.workspace().timeline().versions(channelId, ts);
        if (user.deleted() || channel.isEmpty() || versions.isEmpty()) return Stage.notSent("message_not_found");
        SlackMessage stored = versions.get(0);
        if (!stored.onlyFor().map(userId::equals).orElse(true)) return Stage.notSent("message_not_found");
        Optional<Elements.Placed> placed = versions.stream()
                .flatMap(version -> Elements.find(version.blocks(), actionId).stream())
                .findFirst();
        if (placed.isEmpty()) return Stage.notSent("no element with the action_id " + actionId);
        FormState state = FormState.of(stored);
        if (!isOffered(state, placed.get(), choice)) return Stage.notSent("this option was not offered");
        ObjectNode payload = stage.payloads().interaction("block_actions", user);
        container(payload, stored);
        payload.put("trigger_id", stage.trigger(userId, Optional.empty()));
        Payloads.channel(payload, channel.get());
        // What an ephemeral message's payload holds of it is unconfirmed, so nothing is.
        if (!stored.isEphemeral())
            payload.set("message", stored.toJson(stage.workspace().app()));
        payload.putObject("state").set("values", state.values(Json.object()));
        payload.put("response_url", stage.responseUrls().forMessage(userId, stored));
        payload.putArray("actions").add(action(state, placed.get(), choice));
        return send(payload, user, ts);
    }

    private static void container(ObjectNode payload, SlackMessage stored) {
        ObjectNode container = payload.putObject("container").put("type", "message");
        container.put("message_ts", stored.ts()).put("channel_id", stored.channel());
        container.put("is_ephemeral", stored.isEphemeral());
        stored.threadTs().ifPresent(thread -> container.put("thread_ts", thread));
    }

    CompletableFuture<Delivered> inView(
            String userId, String viewId, String actionId, Optional<String> choice, ObjectNode entered) {
        SlackUser user = stage.person(userId);
        Optional<SlackView> view =
                stage.workspace().views().find(viewId).filter(v -> v.user().equals(userId));
        if (view.isEmpty()) return Stage.notSent("view_not_found");
        Optional<Elements.Placed> placed = Elements.find(view.get().blocks(), actionId);
        if (placed.isEmpty()) return Stage.notSent("no element with the action_id " + actionId);
        FormState state = FormState.of(view.get());
        ObjectNode held = entered.deepCopy();
        choice.ifPresent(value -> held.put(placed.get().key(), value));
        Optional<String> unoffered = state.unoffered(held);
        if (unoffered.isPresent()) return Stage.notSent(unoffered.get());
        if (!isOffered(state, placed.get(), choice)) return Stage.notSent("this option was not offered");
        stage.workspace().views().keep(viewId, v -> v.holding(held));
        ObjectNode payload = stage.payloads().interaction("block_actions", user);
        payload.putObject("container").put("type", "view").put("view_id", viewId);
        Optional<String> inside = view.get().isHome() ? Optional.empty() : Optional.of(viewId);
        payload.put("trigger_id", stage.trigger(userId, inside));
        ObjectNode shown = view.get().toJson(stage.workspace().app());
        shown.putObject("state").set("values", state.values(held));
        payload.set("view", shown);
        payload.putArray("actions").add(action(state, placed.get(), choice));
        return send(payload, user, viewId);
    }

    private static boolean isOffered(FormState state, Elements.Placed placed, Optional<String> choice) {
        return choice.map(value -> state.isOffered(
                        placed.element(), Json.array().add(value).get(0)))
                .orElse(true);
    }

    private ObjectNode action(FormState state, Elements.Placed placed, Optional<String> choice) {
        JsonNode element = placed.element();
        ObjectNode action = Json.object().put("action_id", placed.actionId()).put("block_id", placed.blockId());
        for (String copied : new String[] {"text", "value", "style", "confirm", "placeholder"})
            if (element.has(copied)) action.set(copied, element.get(copied).deepCopy());
        choice.ifPresent(
                chosen -> state.choose(action, element, Json.array().add(chosen).get(0)));
        return action.put("type", placed.type())
                .put("action_ts", stage.workspace().ids().nextTs());
    }

    private CompletableFuture<Delivered> send(ObjectNode payload, SlackUser user, String where) {
        return stage.courier().send(Parcel.interaction(payload, false)).thenApply(delivered -> {
            if (!delivered.isAcked()) {
                ObjectNode mark = Json.object().put("only_for", user.id()).put("on", where);
                stage.workspace().changes().publish("action_failed", mark.put("error", delivered.detail()));
            }
            return delivered;
        });
    }
}
