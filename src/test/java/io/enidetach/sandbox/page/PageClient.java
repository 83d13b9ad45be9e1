package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a browser does with the page, and what a browser would never do. */
final class PageClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PageStage stage;
    private final HttpClient http = HttpClient.newHttpClient();

    PageClient(PageStage stage) {
        this.stage = stage;
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(stage.uri(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        return MAPPER.readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return post(path, json, "X-Sandbox", "test");
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(stage.uri(path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<java.io.InputStream> stream(String person) throws Exception {
        return http.send(
                HttpRequest.newBuilder(stage.uri("/sandbox/events?as=" + person))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The status line of a request with exactly this target and Host header. */
    String raw(String target, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", stage.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }
}
