package io.enidetach.slack.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.secret.Secret;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.transport.SignatureCheck.Proof;
import io.enidetach.workflow.Rebuffs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /slack/events} (contract, 4): everything that Slack sends in HTTP mode. 404 without a signing secret. */
public final class EventsEndpoint extends Handler.Abstract {
    /** Where Slack posts to. */
    public static final String PATH = "/slack/events";
    /** Longer bodies cannot be Slack's. */
    static final int BODY_BYTES_MAX = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EventsEndpoint.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<SignatureCheck> check;
    private final Inbound inbound;
    private final Executor executor;
    private final SlackMeter meter;
    private final Rebuffs rebuffs;

    /** {@code executor} is bounded and rejects what it has no room for. */
    public EventsEndpoint(
            Optional<Secret> signingSecret,
            Inbound inbound,
            Executor executor,
            Clock clock,
            SlackMeter meter,
            Rebuffs rebuffs) {
        this.check = signingSecret.map(secret -> new SignatureCheck(secret, clock));
        this.rebuffs = rebuffs;
        this.inbound = inbound;
        this.executor = executor;
        this.meter = meter;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!PATH.equals(request.getHttpURI().getCanonicalPath())) {
            return false;
        }
        if (check.isEmpty()) {
            status(response, callback, HttpStatus.NOT_FOUND_404);
        } else if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.POST.asString());
            status(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            long arrived = System.nanoTime();
            try {
                executor.execute(() -> {
                    serve(request, response, callback, arrived);
                    meter.answered(Duration.ofNanos(System.nanoTime() - arrived));
                });
            } catch (RejectedExecutionException e) {
                meter.arrived("http", "overloaded");
                status(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            }
        }
        return true;
    }

    private void serve(Request request, Response response, Callback callback, long arrived) {
        try {
            Optional<byte[]> body = body(request);
            if (body.isEmpty()) {
                refuse(response, callback, Rebuffs.Why.TOO_LONG);
                return;
            }
            Proof proof = check.orElseThrow()
                    .proof(
                            request.getHeaders().getValuesList(SignatureCheck.TIMESTAMP_HEADER),
                            request.getHeaders().getValuesList(SignatureCheck.SIGNATURE_HEADER),
                            body.get());
            Arrival arrival = Arrival.fromHttp(body.get());
            if (proof != Proof.GENUINE && arrival.kind() != Arrival.Kind.SSL_CHECK) {
                refuse(response, callback, proof == Proof.OLD ? Rebuffs.Why.OLD_SIGNATURE : Rebuffs.Why.BAD_SIGNATURE);
                return;
            }
            answer(response, callback, answerTo(arrival, arrived));
        } catch (IOException | RuntimeException e) {
            LOG.warn("a request to {} could not be read: {}", PATH, e.getClass().getSimpleName());
            callback.failed(e);
        }
    }

    private Answer answerTo(Arrival arrival, long arrived) throws IOException {
        meter.arrived(arrival.kind().name().toLowerCase(Locale.ROOT), "taken");
        return switch (arrival.kind()) {
            case SSL_CHECK -> Answer.empty();
            case URL_VERIFICATION -> Answer.of(JSON.writeValueAsString(Map.of("challenge", arrival.text("challenge"))));
            default -> inbound.takeInTime(arrival, arrived);
        };
    }

    private static Optional<byte[]> body(Request request) throws IOException {
        if (request.getLength() > BODY_BYTES_MAX) {
            return Optional.empty();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] read = in.readNBytes(BODY_BYTES_MAX + 1);
            return read.length > BODY_BYTES_MAX ? Optional.empty() : Optional.of(read);
        }
    }

    private void refuse(Response response, Callback callback, Rebuffs.Why why) {
        String word = why.name().toLowerCase(Locale.ROOT);
        meter.arrived("http", word);
        rebuffs.turnedAway(why, "");
        LOG.warn("a request to {} was refused: {}", PATH, word);
        status(response, callback, HttpStatus.UNAUTHORIZED_401);
    }

    private static void answer(Response response, Callback callback, Answer answer) {
        response.setStatus(HttpStatus.OK_200);
        if (answer.json().isEmpty()) {
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        byte[] body = answer.json().get().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static void status(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
