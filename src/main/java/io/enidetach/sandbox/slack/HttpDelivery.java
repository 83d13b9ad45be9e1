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
    /** The detail of a refused event that must not be repeated. */
    static final String NO_RETRY = "no_retry";

    private static final Duration SKEW = Duration.ofMinutes(6);

    private final Workspace workspace;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final AtomicReference<Forgery> nextForgery = new AtomicReference<>(Forgery.NONE);
    private volatile Optional<URI> requestUrl = Optional.empty();
    private volatile Optional<Sent> last = Optional.empty();

    private record Sent(HttpRequest request, Parcel parcel) {}

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
        Sent sent = new Sent(request, parcel);
        last = Optional.of(sent);
        return exchange(sent);
    }

    /** The very same bytes once more, as an eavesdropper would send them. */
    CompletableFuture<Delivered> replay() {
        return exchange(last.orElseThrow(() -> new IllegalStateException("nothing was sent over HTTP yet")));
    }

    private CompletableFuture<Delivered> exchange(Sent sent) {
        long started = System.nanoTime();
        return client.sendAsync(sent.request(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .handle((response, failure) -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - started);
                    return failure == null ? answered(sent.parcel(), response, took) : failed(failure, took);
                });
    }

    /** Only for events does any 2xx do; {@code x-slack-no-retry} is an app's wish not to hear of this one again. */
    private static Delivered answered(Parcel parcel, HttpResponse<String> response, Duration took) {
        int status = response.statusCode();
        if (parcel.isEvent() ? status / 100 == 2 : status == 200)
            return Delivered.acked(status, parcel.takesBody() ? response.body() : "", took);
        boolean enough = response.headers().firstValue("x-slack-no-retry").isPresent();
        return enough ? Delivered.failed(status, took).but(NO_RETRY) : Delivered.failed(status, took);
    }

    private static Delivered failed(Throwable failure, Duration took) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean late =
                cause instanceof HttpTimeoutException && !(cause instanceof java.net.http.HttpConnectTimeoutException);
        return late ? Delivered.timedOut(took) : Delivered.failed(0, took);
    }

    private HttpRequest.Builder signed(URI url, Parcel parcel, Forgery forgery) {
        String body = body(parcel);
        boolean json = parcel.isEvent();
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
        if (parcel.attempt() > 0)
            request.header("X-Slack-Retry-Num", Integer.toString(parcel.attempt()))
                    .header("X-Slack-Retry-Reason", parcel.reason());
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
