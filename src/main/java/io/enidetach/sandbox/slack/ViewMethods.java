package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** views.* (docs.slack.dev/surfaces/modals): triggers, hashes, the stack, the home tab. */
final class ViewMethods {
    private final Workspace workspace;

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    ObjectNode open(ApiRequest request) {
        ObjectNode view = modal(request);
        Triggers.Trigger trigger = workspace.triggers().take(request.required("trigger_id"));
        return answer(workspace.views().open(trigger.user(), view));
    }

    ObjectNode push(ApiRequest request) {
        ObjectNode view = modal(request);
        Triggers.Trigger trigger = workspace.triggers().take(request.required("trigger_id"));
        if (trigger.viewId().flatMap(workspace.views()::find).isEmpty()) throw new SlackRefusal("invalid_trigger_id");
        return answer(workspace.views().push(trigger.user(), view));
    }

    ObjectNode update(ApiRequest request) {
        ObjectNode body = checked(request);
        Optional<SlackView> known = request.has("view_id")
                ? workspace.views().find(request.required("view_id"))
                : workspace.views().findExternal(request.required("external_id"));
        SlackView view = known.orElseThrow(() -> new SlackRefusal("not_found"));
        current(request, view);
        return answer(workspace.views().show(view, body));
    }

    ObjectNode publish(ApiRequest request) {
        if (!workspace.settings().homeTab()) throw new SlackRefusal("not_enabled");
        ObjectNode body = checked(request);
        String user = request.required("user_id");
        if (workspace.user(user).isEmpty()) throw new SlackRefusal("user_not_found");
        if (!body.path("type").asText().equals("home"))
            throw SlackRefusal.explained(
                    "invalid_arguments", List.of("[ERROR] must be a home view [json-pointer:/view/type]"));
        workspace.views().home(user).ifPresent(home -> current(request, home));
        return answer(workspace.views().publishHome(user, body));
    }

    ObjectNode validate(ApiRequest request) {
        Optional<JsonNode> view = request.structure("view", "invalid_arguments");
        Optional<ArrayNode> blocks = request.list("blocks", "invalid_arguments");
        Optional<JsonNode> message = request.structure("message", "invalid_arguments");
        long given = List.of(view, blocks, message).stream()
                .filter(Optional::isPresent)
                .count();
        if (given != 1) throw SlackRefusal.missing("exactly one of blocks, view, message");
        Problems problems = view.map(BlockRules::ofView)
                .orElseGet(() -> BlockRules.ofMessage(blocks.map(JsonNode.class::cast)
                        .orElseGet(() -> message.orElseThrow().path("blocks"))));
        ObjectNode answer = Json.object();
        answer.set("errors", problems.errors());
        return answer;
    }

    private ObjectNode modal(ApiRequest request) {
        ObjectNode view = checked(request);
        if (!view.path("type").asText().equals("modal"))
            throw SlackRefusal.explained(
                    "invalid_arguments", List.of("[ERROR] must be a modal view [json-pointer:/view/type]"));
        String external = view.path("external_id").asText();
        if (!external.isEmpty() && workspace.views().findExternal(external).isPresent())
            throw new SlackRefusal("duplicate_external_id");
        return view;
    }

    private ObjectNode checked(ApiRequest request) {
        JsonNode view = request.structure("view", "invalid_arguments").orElseThrow(() -> SlackRefusal.missing("view"));
        return checked(view, workspace.ids());
    }

    /** The view in stored form. @throws SlackRefusal when Slack would not show it */
    static ObjectNode checked(JsonNode view, Ids ids) {
        if (BlockRules.isTooLarge(view)) throw new SlackRefusal("view_too_large");
        Problems problems = BlockRules.ofView(view);
        if (!problems.none()) throw SlackRefusal.explained("invalid_arguments", problems.messages());
        return BlockRules.normalView(view, ids);
    }

    private static void current(ApiRequest request, SlackView view) {
        request.text("hash").filter(h -> !h.isEmpty() && !h.equals(view.hash())).ifPresent(stale -> {
            throw new SlackRefusal("hash_conflict");
        });
    }

    private ObjectNode answer(SlackView view) {
        ObjectNode answer = Json.object();
        answer.set("view", view.toJson(workspace.app()));
        return answer;
    }
}
