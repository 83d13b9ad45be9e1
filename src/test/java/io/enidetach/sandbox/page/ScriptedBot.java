package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.tencent.CloudModel;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A stand-in for the bot that knows its lines, so that the page can be looked at and tested without the real one. */
final class ScriptedBot extends Handler.Abstract {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SlackServer slack;
    private final CloudModel cloud;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cards = new ConcurrentHashMap<>();

    ScriptedBot(SlackServer slack, CloudModel cloud) {
        this.slack = slack;
        this.cloud = cloud;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!Request.getPathInContext(request).equals("/slack/events")) return false;
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        String answer = body.startsWith("payload=")
                ? interaction(MAPPER.readTree(decoded(body.substring("payload=".length()))))
                : body.startsWith("{") ? home(MAPPER.readTree(body)) : command(form(body));
        response.getHeaders().put("Content-Type", "application/json");
        Content.Sink.write(response, true, answer, callback);
        return true;
    }

    private String command(Map<String, String> form) {
        String text = form.get("text");
        if (text.isBlank()) {
            later(0, () -> call("views.open", """
                    {"trigger_id":"%s","view":%s}""".formatted(form.get("trigger_id"), FORM)));
            return "";
        }
        if (!text.contains("eni-m6dyj72l") && !text.contains("eni-d3v00001")) {
            return """
                    {"response_type":"ephemeral","text":"`eni-m6dyj72` is not an ENI ID: it has 7 characters after `eni-`, \
                    an ENI ID has 8.\\n*Nothing was changed.* A correct one looks like this:\\n\
                    ```/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f```"}""";
        }
        boolean production = text.contains("vpc-7t9nf3pu");
        String state = production ? "awaiting_approval" : "running";
        later(100, () -> {
            JsonNode posted = call("chat.postMessage", card(form.get("channel_id"), form.get("user_id"), state, ""));
            cards.put("card", posted.path("ts").asText());
            if (production) call("chat.postMessage", approval(form.get("user_id")));
            else detach(form.get("user_id"), "eni-d3v00001");
        });
        return "{\"response_type\":\"ephemeral\",\"text\":\"Taken as *D-7K3Q9M*. Its card follows in this channel.\"}";
    }

    private String interaction(JsonNode payload) {
        String user = payload.path("user").path("id").asText();
        if (payload.path("type").asText().equals("block_suggestion")) {
            return "{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"eni-m6dyj72l (shop-db-2)\"},\"value\":\"eni-m6dyj72l\"}]}";
        }
        if (payload.path("type").asText().equals("view_submission")) {
            String vpc = payload.at("/view/state/values/vpc/vpc/value").asText();
            return payload.path("view").path("callback_id").asText().equals("detach_form") && !vpc.startsWith("vpc-")
                    ? "{\"response_action\":\"errors\",\"errors\":{\"vpc\":\"A VPC ID looks like vpc-7t9nf3pu.\"}}"
                    : "";
        }
        switch (payload.at("/actions/0/action_id").asText()) {
            case "deny" ->
                later(
                        0,
                        () -> call("views.open", """
                        {"trigger_id":"%s","view":%s}""".formatted(
                                        payload.path("trigger_id").asText(), DENY)));
            case "approve" ->
                later(0, () -> {
                    String ts = payload.at("/message/ts").asText();
                    call("chat.update", decided(ts, user));
                    detach("U0ALICE", "eni-m6dyj72l");
                });
            default -> {}
        }
        return "";
    }

    private String home(JsonNode event) {
        call("views.publish", """
                {"user_id":"%s","view":{"type":"home","blocks":[{"type":"header","text":{"type":"plain_text",\
                "text":"Your requests"}},{"type":"section","text":{"type":"mrkdwn","text":"None is open."}}]}}""".formatted(event.at("/event/user").asText()));
        return "";
    }

    private void detach(String asker, String eni) {
        later(1_500, () -> {
            cloud.detachNow(eni);
            call("chat.update", card("C0OPS", asker, "succeeded", cards.get("card")));
            call("chat.postMessage", """
                    {"channel":"C0OPS","thread_ts":"%s","text":"<@%s> `%s` is *detached* :white_check_mark: (D-7K3Q9M)"}""".formatted(cards.get("card"), asker, eni));
        });
    }

    private static String card(String channel, String asker, String state, String ts) {
        return """
                {"channel":"%1$s","ts":"%4$s","text":"D-7K3Q9M: %3$s","metadata":{"event_type":"eni_detach_request","event_payload":{"id":"D-7K3Q9M",
                "state":"%3$s"}},"blocks":[
                {"type":"header","text":{"type":"plain_text","text":"Detach shop-db-2 from shop-2"}},
                {"type":"section","fields":[{"type":"mrkdwn","text":"*Request*\\nD-7K3Q9M"},{"type":"mrkdwn","text":"*Asked by*\\n<@%2$s>"},
                {"type":"mrkdwn","text":"*VPC*\\n`vpc-7t9nf3pu` prod-shop"},{"type":"mrkdwn","text":"*Server*\\n`ins-xx44545f` shop-2 (running)"},
                {"type":"mrkdwn","text":"*ENI*\\n`eni-m6dyj72l` 10.0.0.12"},{"type":"mrkdwn","text":"*State*\\n%3$s"}]},
                {"type":"section","text":{"type":"mrkdwn","text":":warning: Its public IP `203.0.113.7` stops serving and may be charged while idle.\\n>moving to the new database"}},
                {"type":"divider"},
                {"type":"context","elements":[{"type":"mrkdwn","text":"Rule _network-operators_ · <!date^1794000000^{date_short_pretty} {time}|some day>"}]}
                ]}""".formatted(channel, asker, state, ts);
    }

    private static String approval(String asker) {
        return """
                {"channel":"C0APPROVE","text":"D-7K3Q9M waits for approval","metadata":{"event_type":"eni_detach_request",
                "event_payload":{"id":"D-7K3Q9M","state":"awaiting_approval"}},"blocks":[
                {"type":"section","text":{"type":"mrkdwn","text":":rotating_light: *Production:* <@%s> wants to detach `eni-m6dyj72l` (shop-db-2, 10.0.0.12) from `ins-xx44545f` (shop-2). <!subteam^S0LEADS>\\n```eni-m6dyj72l  10.0.0.12  203.0.113.7```"}},
                {"type":"actions","elements":[
                {"type":"button","action_id":"approve","style":"primary","value":"D-7K3Q9M","text":{"type":"plain_text","text":"Approve"},
                "confirm":{"title":{"type":"plain_text","text":"Detach in production?"},"text":{"type":"mrkdwn","text":"VPC `vpc-7t9nf3pu`, ENI `eni-m6dyj72l`, server `ins-xx44545f`"},
                "confirm":{"type":"plain_text","text":"Approve"},"deny":{"type":"plain_text","text":"Back"}}},
                {"type":"button","action_id":"deny","style":"danger","value":"D-7K3Q9M","text":{"type":"plain_text","text":"Deny…"}}]},
                {"type":"context","elements":[{"type":"mrkdwn","text":"Expires <!date^1794000000^{date_short_pretty} at {time}|later> · see <https://example.com/rules|the rules>"}]}]}""".formatted(asker);
    }

    private static String decided(String ts, String user) {
        return """
                {"channel":"C0APPROVE","ts":"%s","text":"Approved","blocks":[{"type":"section","text":{"type":"mrkdwn",
                "text":":white_check_mark: *Approved* by <@%s>. ~Waiting~ `eni-m6dyj72l` comes off `ins-xx44545f`."}}]}""".formatted(ts, user);
    }

    private JsonNode call(String method, String json) {
        try {
            ObjectNode body = (ObjectNode) MAPPER.readTree(json);
            if (body.path("ts").asText("-").isEmpty()) body.remove("ts");
            HttpRequest request = HttpRequest.newBuilder(URI.create(slack.apiUrl() + method))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Authorization", "Bearer " + slack.workspace().botToken())
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            return MAPPER.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void later(long millis, Runnable work) {
        CompletableFuture.runAsync(work, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .whenComplete((done, failure) -> {
                    if (failure != null) System.err.println("the scripted bot stumbled: " + failure);
                });
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new ConcurrentHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final String FORM = """
            {"type":"modal","callback_id":"detach_form","title":{"type":"plain_text","text":"Detach an ENI"},
            "submit":{"type":"plain_text","text":"Ask"},"close":{"type":"plain_text","text":"Cancel"},"blocks":[
            {"type":"section","text":{"type":"mrkdwn","text":"The bot shows what will happen *before* anything does."}},
            {"type":"input","block_id":"vpc","label":{"type":"plain_text","text":"VPC"},"element":{"type":"plain_text_input","action_id":"vpc","placeholder":{"type":"plain_text","text":"vpc-…"}}},
            {"type":"input","block_id":"enis","label":{"type":"plain_text","text":"ENIs"},"hint":{"type":"plain_text","text":"At most 20"},"element":{"type":"external_select","action_id":"enis","min_query_length":0}},
            {"type":"input","block_id":"region","optional":true,"label":{"type":"plain_text","text":"Region"},"element":{"type":"static_select","action_id":"region","options":[
            {"text":{"type":"plain_text","text":"Guangzhou"},"value":"ap-guangzhou"},{"text":{"type":"plain_text","text":"Shanghai"},"value":"ap-shanghai"}]}},
            {"type":"input","block_id":"reason","optional":true,"label":{"type":"plain_text","text":"Reason"},"element":{"type":"plain_text_input","action_id":"reason","multiline":true}},
            {"type":"input","block_id":"dry_run","optional":true,"label":{"type":"plain_text","text":"Rehearsal"},"element":{"type":"checkboxes","action_id":"dry_run","options":[
            {"text":{"type":"plain_text","text":"Dry run: change nothing"},"value":"dry_run"}]}}]}""";

    private static final String DENY = """
            {"type":"modal","callback_id":"deny_reason","private_metadata":"D-7K3Q9M","title":{"type":"plain_text","text":"Deny D-7K3Q9M"},
            "submit":{"type":"plain_text","text":"Deny"},"blocks":[{"type":"input","block_id":"reason","label":{"type":"plain_text","text":"Why?"},
            "element":{"type":"plain_text_input","action_id":"reason","multiline":true}}]}""";
}
