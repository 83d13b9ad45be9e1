package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.testing.SettableClock;
import java.time.Duration;

/** The demo workspace, served, with a hand-moved clock, an HTTP app and a client with the bot's token. */
final class Sim implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(5);

    final SettableClock clock = new SettableClock("2026-11-02T08:00:00Z");
    final Workspace workspace = Workspace.demo(clock);
    final SlackServer slack = SlackServer.start(workspace, 0);
    final HttpApp app = new HttpApp();
    final ApiClient bot = new ApiClient(slack, workspace.botToken());

    Sim() {
        slack.requestUrl(app.url());
    }

    Delivered command(String line) {
        return slack.actor().command("U0ALICE", "C0OPS", line).join();
    }

    Delivered click(String user, String channel, String ts, String actionId) {
        return slack.actor().click(user, channel, ts, actionId).join();
    }

    /** Posts as the bot and gives the message's ts. */
    String post(String channel, String text, String blocks) {
        JsonNode answer = blocks.isEmpty()
                ? bot.call("chat.postMessage", "channel", channel, "text", text)
                : bot.call("chat.postMessage", "channel", channel, "text", text, "blocks", blocks);
        if (!answer.path("ok").asBoolean()) throw new IllegalStateException(answer.toString());
        return answer.path("ts").asText();
    }

    /** A modal that opens on the last payload's trigger. */
    JsonNode openModal(String view) {
        ObjectNode payload = app.last().payload();
        return bot.call("views.open", "trigger_id", payload.path("trigger_id").asText(), "view", view);
    }

    static String buttons(String... actionIds) {
        StringBuilder elements = new StringBuilder();
        for (String id : actionIds) {
            if (elements.length() > 0) elements.append(',');
            elements.append("{\"type\":\"button\",\"action_id\":\"" + id + "\",\"value\":\"D-7K3Q9M\","
                    + "\"text\":{\"type\":\"plain_text\",\"text\":\"" + id + "\"}}");
        }
        return "[{\"type\":\"actions\",\"block_id\":\"decide\",\"elements\":[" + elements + "]}]";
    }

    @Override
    public void close() {
        slack.close();
        app.close();
    }
}
