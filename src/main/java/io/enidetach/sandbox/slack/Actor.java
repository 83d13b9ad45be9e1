package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What people do with mouse and keyboard. Every act ends with what the app answered and what Slack made of it; none ends
 * exceptionally, except that unknown people are a mistake of the caller ({@link IllegalArgumentException}).
 */
public final class Actor {
    private final CommandAct commands;
    private final ClickAct clicks;
    private final FormAct forms;
    private final OtherActs others;

    Actor(Stage stage) {
        this.commands = new CommandAct(stage);
        this.clicks = new ClickAct(stage);
        this.forms = new FormAct(stage);
        this.others = new OtherActs(stage);
    }

    /** Types a line that begins with the command. */
    public CompletableFuture<Delivered> command(String user, String channel, String line) {
        return commands.run(user, channel, line);
    }

    /** Presses a button and accepts its confirm dialog; also on a copy that was replaced or deleted meanwhile. */
    public CompletableFuture<Delivered> click(String user, String channel, String ts, String actionId) {
        return clicks.onMessage(user, channel, ts, actionId, Optional.empty());
    }

    /** Chooses the option with this value, or this user or channel id, in a select on a message. */
    public CompletableFuture<Delivered> choose(String user, String channel, String ts, String actionId, String value) {
        return clicks.onMessage(user, channel, ts, actionId, Optional.of(value));
    }

    /** Presses a button of an open modal or the home tab. */
    public CompletableFuture<Delivered> clickInView(String user, String viewId, String actionId) {
        return clicks.inView(user, viewId, actionId, Optional.empty(), Json.object());
    }

    /** Chooses in an open modal or the home tab, with what else has been entered so far. */
    public CompletableFuture<Delivered> chooseInView(
            String user, String viewId, String actionId, String value, ObjectNode entered) {
        return clicks.inView(user, viewId, actionId, Optional.of(value), entered);
    }

    /** Submits the topmost modal; the map goes from block ids to what was typed or chosen. */
    public CompletableFuture<Delivered> submit(String user, String viewId, Map<String, String> entered) {
        ObjectNode values = Json.object();
        entered.forEach(values::put);
        return forms.submit(user, viewId, values);
    }

    /** The same; a value may be a list where several can be chosen. */
    public CompletableFuture<Delivered> submit(String user, String viewId, ObjectNode entered) {
        return forms.submit(user, viewId, entered);
    }

    /** Presses the view's own close button; the app hears of it only when it asked to. */
    public CompletableFuture<Delivered> close(String user, String viewId) {
        return forms.close(user, viewId, false);
    }

    /** Presses the cross, which closes the whole stack. */
    public CompletableFuture<Delivered> closeAll(String user, String viewId) {
        return forms.close(user, viewId, true);
    }

    /** Types in an external select of a view; the options are the result's body. */
    public CompletableFuture<Delivered> suggest(String user, String viewId, String actionId, String typed) {
        return others.suggest(user, viewId, actionId, typed);
    }

    public CompletableFuture<Delivered> openHome(String user) {
        return others.openHome(user);
    }

    public CompletableFuture<Delivered> messageShortcut(String user, String channel, String ts, String callbackId) {
        return others.messageShortcut(user, channel, ts, callbackId);
    }

    public CompletableFuture<Delivered> globalShortcut(String user, String callbackId) {
        return others.globalShortcut(user, callbackId);
    }

    /** Writes a plain message. */
    public SlackMessage say(String user, String channel, String text) {
        return others.say(user, channel, text, Optional.empty());
    }

    /**
     * The same acts for a page: {@code act} names one of them, the other fields are its arguments
     * ({@code user, channel, text, ts, action_id, value, view_id, values, callback_id}).
     *
     * @throws IllegalArgumentException for an unknown act or person
     */
    public CompletableFuture<ObjectNode> perform(ObjectNode wish) {
        return act(wish)
                .thenApply(delivered -> Json.object()
                        .put("outcome", delivered.outcome().name())
                        .put("status", delivered.status())
                        .put("detail", delivered.detail())
                        .put("body", delivered.body())
                        .put("took_ms", delivered.took().toMillis()));
    }

    private CompletableFuture<Delivered> act(ObjectNode wish) {
        String user = text(wish, "user");
        String channel = text(wish, "channel");
        String view = text(wish, "view_id");
        String action = text(wish, "action_id");
        Optional<String> value = Optional.ofNullable(wish.get("value")).map(JsonNode::asText);
        ObjectNode values = wish.path("values") instanceof ObjectNode given ? given : Json.object();
        return switch (text(wish, "act")) {
            case "command" -> command(user, channel, text(wish, "text"));
            case "click" -> clicks.onMessage(user, channel, text(wish, "ts"), action, value);
            case "click_in_view" -> clicks.inView(user, view, action, value, values);
            case "submit" -> submit(user, view, values);
            case "close" -> close(user, view);
            case "close_all" -> closeAll(user, view);
            case "suggest" -> suggest(user, view, action, text(wish, "text"));
            case "open_home" -> openHome(user);
            case "message_shortcut" -> messageShortcut(user, channel, text(wish, "ts"), text(wish, "callback_id"));
            case "global_shortcut" -> globalShortcut(user, text(wish, "callback_id"));
            case "say" -> {
                say(user, channel, text(wish, "text"));
                yield Stage.notSent("");
            }
            default -> throw new IllegalArgumentException("unknown act: " + text(wish, "act"));
        };
    }

    private static String text(ObjectNode wish, String field) {
        return wish.path(field).asText();
    }
}
