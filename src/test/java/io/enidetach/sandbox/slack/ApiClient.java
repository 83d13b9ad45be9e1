package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Calls the simulator as an app does: over the wire, form-encoded, with a bearer token. */
final class ApiClient {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SlackServer slack;
    private final String token;

    ApiClient(SlackServer slack, String token) {
        this.slack = slack;
        this.token = token;
    }

    /** Pairs of field names and values. */
    JsonNode call(String method, String... fields) {
        return json(answer(method, fields));
    }

    HttpResponse<String> answer(String method, String... fields) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) form.add(fields[i] + "=" + encoded(fields[i + 1]));
        return post(slack.apiUrl().resolve(method), "application/x-www-form-urlencoded", form.toString());
    }

    JsonNode callJson(String method, String body) {
        return json(post(slack.apiUrl().resolve(method), "application/json; charset=utf-8", body));
    }

    HttpResponse<String> post(URI url, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException dropped) {
            throw new java.io.UncheckedIOException(dropped);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
