package io.enidetach.cloud.tencent.wire;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where calls go: scheme, host and port, where {@code {service}} stands for the service's name. Plain {@code http} is
 * for loopback only.
 */
public record Endpoint(String template) {
    private static final String SERVICE = "{service}";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    /** @throws IllegalArgumentException when it is not an address of that form, or plain http to elsewhere */
    public Endpoint {
        HttpUrl sample = HttpUrl.parse(template.replace(SERVICE, "vpc"));
        if (sample == null) {
            throw new IllegalArgumentException("not an https address: scheme, host and port are wanted");
        }
        if (!sample.encodedPath().equals("/")
                || sample.encodedQuery() != null
                || sample.encodedFragment() != null
                || !(sample.username() + sample.password()).isEmpty()) {
            throw new IllegalArgumentException("only scheme, host and port are wanted");
        }
        if (!sample.isHttps() && !LOOPBACK.matcher(sample.host()).matches()) {
            throw new IllegalArgumentException("plain http is for loopback addresses only");
        }
    }

    /** The cloud's public address. */
    public static Endpoint of(Generation generation) {
        return switch (generation) {
            case V2 -> new Endpoint("https://{service}.api.qcloud.com");
            case V3 -> new Endpoint("https://{service}.tencentcloudapi.com");
        };
    }

    /** The address of a service; {@code path} begins with a slash. */
    public HttpUrl url(String service, String path) {
        return HttpUrl.get(template.replace(SERVICE, service))
                .newBuilder()
                .encodedPath(path)
                .build();
    }

    /** The Host header, which is also the host that is signed: with the port where it is not the scheme's own. */
    public static String host(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }
}
