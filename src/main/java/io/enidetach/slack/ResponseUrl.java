package io.enidetach.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.slack.api.Loopback;
import io.enidetach.slack.api.WebApi;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Private one-liners by a payload's response URL, only to Slack's host or that of the Web API. The URL is a secret. */
final class ResponseUrl {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseUrl.class);
    private static final String SLACK_HOST = "hooks.slack.com";
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);
    private static final int ANSWER_BYTES_MAX = 256;

    private final OkHttpClient http;
    private final URI apiUrl;
    private final ObjectMapper json = new ObjectMapper();

    ResponseUrl(WebApi api) {
        this.http = api.http().newBuilder().callTimeout(CALL_TIMEOUT).build();
        this.apiUrl = api.apiUrl();
    }

    /** Whether Slack took it. */
    boolean say(String url, String text) {
        if (!isAllowed(url)) {
            LOG.warn("a response URL of a foreign host is not called");
            return false;
        }
        try {
            byte[] body = json.writeValueAsBytes(
                    Map.of("response_type", "ephemeral", "replace_original", false, "text", text));
            Request request = new Request.Builder()
                    .url(url)
                    .post(RequestBody.create(body, JSON))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                return response.isSuccessful()
                        && !response.peekBody(ANSWER_BYTES_MAX).string().contains("\"ok\":false");
            }
        } catch (IOException | IllegalArgumentException e) {
            // The exception's text may hold the URL.
            LOG.warn("a response URL could not be called: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    boolean isAllowed(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null) {
                return false;
            }
            boolean secure = "https".equals(uri.getScheme());
            boolean here = "http".equals(uri.getScheme()) && Loopback.is(uri);
            boolean slack = secure && host.equalsIgnoreCase(SLACK_HOST);
            return slack || ((secure || here) && host.equalsIgnoreCase(apiUrl.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
