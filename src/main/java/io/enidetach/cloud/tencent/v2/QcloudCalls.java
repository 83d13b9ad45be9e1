package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.tencent.wire.Caller;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.OneShotBody;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.cloud.tencent.wire.Urgency;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;

/** Turns an action and its parameters into a signed form POST; a GET would put credentials into URLs. */
public final class QcloudCalls {
    static final String PATH = "/v2/index.php";

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final Caller caller;
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final SignatureMethod method;
    private final Clock clock;
    private final Nonces nonces;

    /** The door: {@code caller} is shared by all that call the cloud. */
    public static QcloudCalls over(
            Caller caller, Endpoint endpoint, Signing signing, Clock clock, RandomGenerator random) {
        return new QcloudCalls(caller, endpoint, signing, clock, new Nonces(random));
    }

    /** What v2 calls are signed with. */
    public record Signing(Credentials credentials, SignatureMethod method) {}

    private QcloudCalls(Caller caller, Endpoint endpoint, Signing signing, Clock clock, Nonces nonces) {
        this.caller = caller;
        this.endpoint = endpoint;
        this.credentials = signing.credentials();
        this.method = signing.method();
        this.clock = clock;
        this.nonces = nonces;
    }

    Duration untilTurn(Urgency urgency, int more) {
        return caller.untilTurn(urgency, more);
    }

    Reply call(CloudCall call, Map<String, String> parameters) {
        return caller.call(call, () -> signed(call, parameters));
    }

    private Request signed(CloudCall call, Map<String, String> parameters) {
        HttpUrl url = endpoint.url(call.service(), PATH);
        String host = Endpoint.host(url);
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Action", call.action());
        all.put("Region", call.region().value());
        all.put("Timestamp", Long.toString(clock.instant().getEpochSecond()));
        all.put("Nonce", Integer.toString(nonces.next()));
        all.put("SecretId", credentials.id().value());
        all.put("SignatureMethod", method.wireName());
        credentials.token().ifPresent(token -> all.put("Token", token.value()));
        all.put("Signature", QcloudSignature.of("POST", host, PATH, all, credentials.key()));
        return new Request.Builder()
                .url(url)
                .header("Host", host)
                .header("User-Agent", "eni-detach")
                .post(new OneShotBody(FORM, form(all).getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(x -> encoded(x.getKey()) + "=" + encoded(x.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
