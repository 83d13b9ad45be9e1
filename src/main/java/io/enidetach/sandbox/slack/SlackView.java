package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A modal or home tab that somebody has open. {@code body} is what the app sent, with defaults filled in;
 * {@code errors} maps block ids to the texts shown under them, and the empty key to a failure of the whole view;
 * {@code held} is what inputs keep through updates, as {@code state.values} has it; {@code offered} maps the action ids of
 * selects to what was found in them.
 */
public record SlackView(
        String id,
        String user,
        ObjectNode body,
        String hash,
        String rootId,
        Optional<String> previousId,
        ObjectNode errors,
        ObjectNode held,
        ObjectNode offered) {

    static SlackView opened(String id, String user, ObjectNode body, String hash, Place place) {
        return new SlackView(
                id, user, body, hash, place.root(), place.previous(), Json.object(), Json.object(), Json.object());
    }

    /** Where in a stack it lies. */
    record Place(String root, Optional<String> previous) {}

    public String callbackId() {
        return body.path("callback_id").asText();
    }

    public String title() {
        return body.path("title").path("text").asText();
    }

    public ArrayNode blocks() {
        return Json.arrayAt(body, "blocks");
    }

    boolean isHome() {
        return body.path("type").asText().equals("home");
    }

    SlackView showing(ObjectNode newBody, String newHash) {
        ObjectNode kept = FormState.of(this).keptFor(Json.arrayAt(newBody, "blocks"), Json.object());
        return new SlackView(id, user, newBody, newHash, rootId, previousId, Json.object(), kept, offered);
    }

    SlackView with(ObjectNode newErrors) {
        return new SlackView(id, user, body, hash, rootId, previousId, newErrors, held, offered);
    }

    SlackView holding(ObjectNode entered) {
        ObjectNode now = FormState.of(this).keptFor(blocks(), entered);
        return new SlackView(id, user, body, hash, rootId, previousId, errors, now, offered);
    }

    SlackView offering(String actionId, JsonNode found) {
        ObjectNode lists = offered.deepCopy();
        ObjectNode mine = lists.withObject("/" + actionId.replace("~", "~0").replace("/", "~1"));
        for (String list : List.of("options", "option_groups"))
            mine.withArray("/" + list).addAll(Json.arrayAt(found, list));
        return new SlackView(id, user, body, hash, rootId, previousId, errors, held, lists);
    }

    /** As the Web API and payloads show it, {@code state} apart. */
    ObjectNode toJson(AppInstall app) {
        ObjectNode view = body.deepCopy();
        view.put("id", id).put("team_id", app.teamId()).put("hash", hash);
        view.putObject("state").putObject("values");
        view.put("previous_view_id", previousId.orElse(null)).put("root_view_id", rootId);
        view.put("app_id", app.appId())
                .put("app_installed_team_id", app.teamId())
                .put("bot_id", app.botId());
        return view;
    }
}
