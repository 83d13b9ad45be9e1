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

    /** One for all clients of a process. */
    static SlackConfig config(URI apiUrl) {
        SlackConfig config = new SlackConfig();
        // Otherwise the SDK keeps statistics on threads of its own and calls auth.test behind our back.
        config.setStatsEnabled(false);
        try {
            config.close();
        } catch (Exception e) {
            throw new IllegalStateException("the SDK's statistics could not be switched off", e);
        }
        config.setProxyUrl(null);
        String base = apiUrl.toString();
        config.setMethodsEndpointUrlPrefix(base.endsWith("/") ? base : base + "/");
        return config;
    }

    /** {@code again}: whether OkHttp may repeat a call by itself after a broken connection, harmless for readings only. */
    static Slack slack(SlackConfig config, OkHttpClient http, Duration callTimeout, boolean again) {
        OkHttpClient timed = http.newBuilder()
                .callTimeout(callTimeout)
                .readTimeout(callTimeout)
                .retryOnConnectionFailure(again)
                .build();
        return Slack.getInstance(config, new SlackHttpClient(timed));
    }
}
