package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A modal or home tab that somebody has open. {@code body} is what the app sent, with defaults filled in;
 * {@code errors} maps block ids to the texts shown under them, and the empty key to a failure of the whole view.
 */
public record SlackView(
        String id,
        String user,
        ObjectNode body,
        String hash,
        String rootId,
        Optional<String> previousId,
        ObjectNode errors) {

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
        return new SlackView(id, user, newBody, newHash, rootId, previousId, Json.object());
    }

    SlackView with(ObjectNode newErrors) {
        return new SlackView(id, user, body, hash, rootId, previousId, newErrors);
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
