package io.enidetach.cloud.tencent.v3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.enidetach.cloud.tencent.wire.Caller;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.OneShotBody;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.Region;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;

/** Turns an action and its parameters into a signed JSON POST. */
public final class Tc3Calls {
    private static final String VERSION = "2017-03-12";
    private static final String TYPE = "application/json; charset=utf-8";
    private static final JsonMapper JSON = new JsonMapper();

    private final Caller caller;
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final Clock clock;

    /** @param caller is shared by all that call the cloud */
    public Tc3Calls(Caller caller, Endpoint endpoint, Credentials credentials, Clock clock) {
        this.caller = caller;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
    }

    Duration untilTurn(Urgency urgency, int more) {
        return caller.untilTurn(urgency, more);
    }

    Reply call(CloudCall call, Map<String, ?> parameters) {
        return caller.call(call, () -> signed(call, parameters));
    }

    private Request signed(CloudCall call, Map<String, ?> parameters) {
        HttpUrl url = url(endpoint, call.service(), call.region());
        String host = Endpoint.host(url);
        String payload = json(parameters);
        Instant now = clock.instant();
        Map<String, String> headers = Map.of("content-type", TYPE, "host", host, "x-tc-action", call.action());
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Host", host)
                .header("User-Agent", "eni-detach")
                .header("X-TC-Action", call.action())
                .header("X-TC-Version", VERSION)
                .header("X-TC-Region", call.region().value())
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .header(
                        "Authorization",
                        Tc3Signature.authorization(
                                new Tc3Signature.Sheet("POST", "", headers, payload), call.service(), now, credentials))
                .post(new OneShotBody(MediaType.get(TYPE), payload.getBytes(StandardCharsets.UTF_8)));
        credentials.token().ifPresent(token -> request.header("X-TC-Token", token.value()));
        return request.build();
    }

    /** Finance regions are isolated: they answer only on their own host (reference, 3.1). */
    static HttpUrl url(Endpoint endpoint, String service, Region region) {
        String place = region.modern().value();
        boolean isolated = place.endsWith("-fsi") && endpoint.equals(Endpoint.of(Generation.V3));
        return endpoint.url(isolated ? service + "." + place : service, "/");
    }

    private static String json(Map<String, ?> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
