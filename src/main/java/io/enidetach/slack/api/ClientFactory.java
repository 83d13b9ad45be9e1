package io.enidetach.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Builds the HTTP client and the SDK's client. One of each per process: the SDK starts threads with every one. */
final class ClientFactory {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private ClientFactory() {}

    static OkHttpClient http(URI apiUrl) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(false)
                .followSslRedirects(false);
        if (Loopback.is(apiUrl)) {
            builder.proxy(Proxy.NO_PROXY);
        }
        return builder.build();
    }

    static Slack slack(URI apiUrl, OkHttpClient http, Duration callTimeout) {
        SlackConfig config = new SlackConfig();
        // Otherwise the SDK keeps statistics on threads of its own and calls auth.test behind our back.
        config.setStatsEnabled(false);
        config.setProxyUrl(null);
        String base = apiUrl.toString();
        config.setMethodsEndpointUrlPrefix(base.endsWith("/") ? base : base + "/");
        OkHttpClient timed = http.newBuilder()
                .callTimeout(callTimeout)
                .readTimeout(callTimeout)
                .build();
        return Slack.getInstance(config, new SlackHttpClient(timed));
    }
}
