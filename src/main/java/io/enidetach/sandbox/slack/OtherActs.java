package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Typing in an external select, opening the home tab, shortcuts, plain talk. */
final class OtherActs {
    private static final int OPTIONS_MAX = 100;

    private final Stage stage;

    OtherActs(Stage stage) {
        this.stage = stage;
    }

    /** The body of the result holds the options; an unusable answer shows the person "no results". */
    CompletableFuture<Delivered> suggest(String userId, String viewId, String actionId, String typed) {
        SlackUser user = stage.person(userId);
        Optional<SlackView> view =
                stage.workspace().views().find(viewId).filter(v -> v.user().equals(userId));
        Optional<Elements.Placed> placed = view.flatMap(v -> Elements.find(v.blocks(), actionId));
        if (placed.isEmpty()) return Stage.notSent("no element with the action_id " + actionId);
        int least = placed.get().element().path("min_query_length").asInt(3);
        if (typed.length() < least) return Stage.notSent("fewer than " + least + " characters");
        ObjectNode payload = stage.payloads().interaction("block_suggestion", user);
        payload.putObject("container").put("type", "view").put("view_id", viewId);
        payload.put("action_id", actionId)
                .put("block_id", placed.get().blockId())
                .put("value", typed);
        payload.set("view", view.orElseThrow().toJson(stage.workspace().app()));
        return stage.courier()
                .send(Parcel.interaction(payload, true))
                .thenApply(acked -> found(acked, viewId, actionId));
    }

    private Delivered found(Delivered acked, String viewId, String actionId) {
        if (!acked.isAcked()) return acked;
        Optional<JsonNode> list = Json.parse(acked.body()).filter(OtherActs::usable);
        list.ifPresent(found -> stage.workspace().views().keep(viewId, view -> view.offering(actionId, found)));
        return list.isPresent() ? acked : acked.but("no results");
    }

    private static boolean usable(JsonNode answer) {
        ArrayNode options = Json.arrayAt(answer, answer.has("options") ? "options" : "option_groups");
        Problems problems = new Problems();
        BlockSchema.suggestions().check(answer, "", problems);
        return problems.none() && options.size() <= OPTIONS_MAX;
    }

    CompletableFuture<Delivered> openHome(String userId) {
        Workspace workspace = stage.workspace();
        SlackUser user = stage.person(userId);
        SlackChannel direct = workspace.roster().directWith(java.util.Set.of(user.id()));
        ObjectNode event = Json.object().put("type", "app_home_opened").put("user", userId);
        event.put("channel", direct.id())
                .put("tab", "home")
                .put("event_ts", workspace.ids().nextTs());
        workspace.home(userId).ifPresent(home -> event.set("view", home.toJson(workspace.app())));
        long seconds = workspace.clock().instant().getEpochSecond();
        ObjectNode payload = stage.payloads().event(event, workspace.ids().next("Ev"), seconds);
        return stage.courier().send(Parcel.event(payload, false));
    }

    CompletableFuture<Delivered> messageShortcut(String userId, String channelId, String ts, String callbackId) {
        SlackUser user = stage.person(userId);
        Optional<SlackMessage> message =
                stage.workspace().timeline().find(channelId, ts).filter(m -> !m.isEphemeral());
        Optional<SlackChannel> channel = stage.visible(user, channelId);
        if (message.isEmpty() || channel.isEmpty()) return Stage.notSent("message_not_found");
        ObjectNode payload = shortcut("message_action", user, callbackId);
        Payloads.channel(payload, channel.get());
        payload.put("message_ts", ts)
                .set("message", message.get().toJson(stage.workspace().app()));
        payload.put("response_url", stage.responseUrls().forMessage(userId, message.get()));
        return stage.courier().send(Parcel.interaction(payload, false));
    }

    CompletableFuture<Delivered> globalShortcut(String userId, String callbackId) {
        SlackUser user = stage.person(userId);
        return stage.courier().send(Parcel.interaction(shortcut("shortcut", user, callbackId), false));
    }

    private ObjectNode shortcut(String type, SlackUser user, String callbackId) {
        return stage.payloads()
                .interaction(type, user)
                .put("callback_id", callbackId)
                .put("trigger_id", stage.trigger(user.id(), Optional.empty()))
                .put("action_ts", stage.workspace().ids().nextTs());
    }

    SlackMessage say(String userId, String channelId, String text, Optional<String> thread) {
        SlackUser user = stage.person(userId);
        SlackChannel channel = stage.visible(user, channelId)
                .filter(c -> !c.archived())
                .orElseThrow(() -> new IllegalArgumentException(userId + " cannot write in " + channelId));
        return stage.workspace()
                .timeline()
                .add(SlackMessage.draft(channel.id(), userId, text).in(thread));
    }
}
