package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** Signed POSTs to the app's request URL, never repeated by themselves. */
final class HttpDelivery {
    private static final Duration SKEW = Duration.ofMinutes(6);

    private final Workspace workspace;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final AtomicReference<Forgery> nextForgery = new AtomicReference<>(Forgery.NONE);
    private volatile Optional<URI> requestUrl = Optional.empty();
    private volatile Optional<HttpRequest> last = Optional.empty();

    HttpDelivery(Workspace workspace) {
        this.workspace = workspace;
    }

    void requestUrl(URI url) {
        requestUrl = Optional.of(url);
    }

    boolean hasUrl() {
        return requestUrl.isPresent();
    }

    void next(Forgery forgery) {
        nextForgery.set(forgery);
    }

    CompletableFuture<Delivered> send(Parcel parcel, Duration deadline) {
        if (requestUrl.isEmpty()) return CompletableFuture.completedFuture(Delivered.failed(0, Duration.ZERO));
        HttpRequest request = signed(requestUrl.get(), parcel, nextForgery.getAndSet(Forgery.NONE))
                .timeout(deadline)
                .build();
        last = Optional.of(request);
        return exchange(request, parcel.takesBody());
    }

    /** The very same bytes once more, as an eavesdropper would send them. */
    CompletableFuture<Delivered> replay() {
        return exchange(last.orElseThrow(() -> new IllegalStateException("nothing was sent over HTTP yet")), true);
    }

    private CompletableFuture<Delivered> exchange(HttpRequest request, boolean takesBody) {
        long started = System.nanoTime();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .handle((response, failure) -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - started);
                    if (failure != null) return failed(failure, took);
                    if (response.statusCode() != 200) return Delivered.failed(response.statusCode(), took);
                    return Delivered.acked(200, takesBody ? response.body() : "", took);
                });
    }

    private static Delivered failed(Throwable failure, Duration took) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean late =
                cause instanceof HttpTimeoutException && !(cause instanceof java.net.http.HttpConnectTimeoutException);
        return late ? Delivered.timedOut(took) : Delivered.failed(0, took);
    }

    private HttpRequest.Builder signed(URI url, Parcel parcel, Forgery forgery) {
        String body = body(parcel);
        boolean json = parcel.kind() == Parcel.Kind.EVENT;
        Instant at = workspace.clock().instant();
        if (forgery == Forgery.OLD) at = at.minus(SKEW);
        if (forgery == Forgery.FUTURE) at = at.plus(SKEW);
        String secret = forgery == Forgery.WRONG_SECRET ? "not-the-signing-secret" : workspace.signingSecret();
        String timestamp = Long.toString(at.getEpochSecond());
        String signature = Signature.of(secret, timestamp, body);
        String sent = forgery == Forgery.TAMPERED ? body + "&" : body;
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString(sent, StandardCharsets.UTF_8))
                .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
                .header("Accept", "application/json,*/*")
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        if (forgery == Forgery.UNSIGNED) return request;
        boolean lower = forgery == Forgery.LOWER_CASE;
        return request.header(cased("X-Slack-Signature", lower), signature)
                .header(cased("X-Slack-Request-Timestamp", lower), timestamp);
    }

    private static String cased(String header, boolean lower) {
        return lower ? header.toLowerCase(Locale.ROOT) : header;
    }

    private static String body(Parcel parcel) {
        return switch (parcel.kind()) {
            case COMMAND -> form(parcel.payload());
            case INTERACTION -> "payload=" + encoded(Json.write(parcel.payload()));
            case EVENT -> Json.write(parcel.payload());
        };
    }

    private static String form(ObjectNode fields) {
        StringJoiner form = new StringJoiner("&");
        fields.properties()
                .forEach(f -> form.add(f.getKey() + "=" + encoded(f.getValue().asText())));
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
