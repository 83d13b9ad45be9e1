package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Somebody submits or closes a modal. */
final class FormAct {
    private final Stage stage;

    FormAct(Stage stage) {
        this.stage = stage;
    }

    CompletableFuture<Delivered> submit(String userId, String viewId, ObjectNode entered) {
        SlackUser user = stage.person(userId);
        Optional<SlackView> found = visible(userId, viewId);
        if (found.isEmpty()) return Stage.notSent("this view is not the one on top");
        SlackView view = found.get();
        Optional<String> refusal = FormState.of(view).refusal(entered);
        if (refusal.isPresent()) return Stage.notSent(refusal.get());
        stage.workspace().views().keep(viewId, v -> v.holding(entered));
        ObjectNode payload = stage.payloads().interaction("view_submission", user);
        payload.put("trigger_id", stage.trigger(userId, Optional.of(viewId)));
        ObjectNode shown = view.toJson(stage.workspace().app());
        shown.putObject("state").set("values", FormState.of(view).values(entered));
        payload.set("view", shown);
        payload.putArray("response_urls");
        return stage.courier().send(Parcel.interaction(payload, true)).thenApply(acked -> answered(acked, view));
    }

    /** Only the topmost view can be seen, and so submitted or closed. */
    private Optional<SlackView> visible(String user, String viewId) {
        List<SlackView> stack = stage.workspace().views().stack(user);
        return stack.stream()
                .skip(Math.max(0, stack.size() - 1))
                .filter(view -> view.id().equals(viewId))
                .findFirst();
    }

    private Delivered answered(Delivered delivered, SlackView submitted) {
        synchronized (stage.workspace().changes()) {
            // The app may have updated the view while it was thinking.
            Optional<SlackView> now = stage.workspace().views().find(submitted.id());
            if (now.isEmpty()) return delivered;
            String trouble = delivered.isAcked() ? react(delivered.body(), now.get()) : delivered.detail();
            if (trouble.isEmpty()) return delivered;
            ObjectNode failure = Json.object().put("", "We had some trouble connecting. Try again?");
            stage.workspace().views().complain(now.get(), failure);
            return delivered.but(trouble);
        }
    }

    /** Empty when the acknowledgement was understood, else what was wrong with it. */
    private String react(String body, SlackView view) {
        Views views = stage.workspace().views();
        if (body.isBlank()) {
            views.close(view);
            return "";
        }
        ObjectNode answer = Json.parseObject(body).orElseGet(Json::object);
        try {
            switch (answer.path("response_action").asText()) {
                case "errors" -> views.complain(view, errors(answer, view));
                case "update" -> views.show(view, next(answer));
                case "push" -> views.push(view.user(), next(answer));
                case "clear" -> views.stack(view.user()).stream().findFirst().ifPresent(views::close);
                default -> {
                    return "invalid_response_action";
                }
            }
            return "";
        } catch (SlackRefusal refusal) {
            return refusal.error();
        }
    }

    private static ObjectNode errors(ObjectNode answer, SlackView view) {
        Set<String> inputs = new HashSet<>();
        for (Elements.Placed placed : Elements.in(view.blocks())) if (placed.isInput()) inputs.add(placed.blockId());
        if (!(answer.path("errors") instanceof ObjectNode errors) || errors.isEmpty())
            throw new SlackRefusal("invalid_errors");
        errors.properties().forEach(error -> {
            boolean text =
                    error.getValue().isTextual() && !error.getValue().asText().isBlank();
            if (!inputs.contains(error.getKey()) || !text) throw new SlackRefusal("invalid_errors");
        });
        return errors;
    }

    private ObjectNode next(ObjectNode answer) {
        JsonNode view = answer.path("view");
        if (!view.path("type").asText().equals("modal")) throw new SlackRefusal("invalid_view");
        return ViewMethods.checked(view, stage.workspace().ids());
    }

    /** With {@code all}, the cross that closes the whole stack; else the view's own close button. */
    CompletableFuture<Delivered> close(String userId, String viewId, boolean all) {
        SlackUser user = stage.person(userId);
        Optional<SlackView> top = visible(userId, viewId);
        if (top.isEmpty()) return Stage.notSent("this view is not the one on top");
        Views views = stage.workspace().views();
        SlackView view = all ? views.stack(userId).get(0) : top.get();
        views.close(view);
        if (!view.body().path("notify_on_close").asBoolean()) return Stage.notSent("");
        ObjectNode payload = stage.payloads().interaction("view_closed", user);
        payload.set("view", view.toJson(stage.workspace().app()));
        return stage.courier().send(Parcel.interaction(payload.put("is_cleared", all), false));
    }
}
