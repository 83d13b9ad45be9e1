package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** API 2.0: form parameters on {@code /v2/index.php}, HMAC signature, nonce and clock window. */
final class V2Api implements Api {
    static final String PATH = "/v2/index.php";
    /** Messages begin with an inner number, of which nothing but its look is known. */
    private static final int INNER_NUMBERS = 100_000;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");
    private static final Set<String> COMMON = Set.of(
            "Action",
            "Region",
            "Timestamp",
            "Nonce",
            "SecretId",
            "Signature",
            "SignatureMethod",
            "Token",
            "Version",
            // Labels that the official clients send and sign.
            "RequestClient",
            "RequestSource");

    private final CloudModel model;
    private final Credentials credentials;
    private final Supplier<V2Shape> shape;
    private final ClientTokens tokens;
    private final Nonces nonces = new Nonces();

    V2Api(CloudModel model, Credentials credentials, ClientTokens tokens, Supplier<V2Shape> shape) {
        this.model = model;
        this.credentials = credentials;
        this.tokens = tokens;
        this.shape = shape;
    }

    @Override
    public Asked read(Incoming in) {
        try {
            return new V2Asked(in, new Params(parameters(in)), true);
        } catch (IllegalArgumentException e) {
            return new V2Asked(in, new Params(Map.of()), false);
        }
    }

    /** POST reads the body only and ignores the query, GET reads the query only. */
    private static Map<String, String> parameters(Incoming in) {
        if (in.method().equals("GET")) {
            return Form.urlEncoded(in.query());
        }
        String type = in.header("content-type");
        return type.startsWith("multipart/form-data") ? Form.multipart(in.body(), type) : Form.urlEncoded(in.text());
    }

    private final class V2Asked implements Asked {
        private final Incoming in;
        private final Params params;
        private final boolean readable;
        private final V2Envelope envelope = new V2Envelope(shape.get());

        V2Asked(Incoming in, Params params, boolean readable) {
            this.in = in;
            this.params = params;
            this.readable = readable;
        }

        @Override
        public Call.Operation operation() {
            return new Call.Operation(
                    "v2", params.get("Action").orElse(""), params.get("Region").orElse(""));
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> own = new TreeMap<>(params.all());
            own.keySet().removeAll(COMMON);
            return new LinkedHashMap<>(own);
        }

        @Override
        public Optional<String> eni() {
            return params.get("networkInterfaceId").or(() -> params.get("NetworkInterfaceId"));
        }

        @Override
        public Answer answer(Struck struck) {
            try {
                authenticate(struck);
                String action = params.required("Action");
                if (isVersioned()) {
                    return versioned(action, struck);
                }
                if (!V2Actions.exists(action, in.product(".api.qcloud.com"))) {
                    throw new RefusedCall(Refusal.NO_ACTION, "action " + action + " is not offered here");
                }
                ObjectNode root = new V2Actions(model, params, region(), struck, envelope).run(action);
                return Answer.json(root.toString(), "0");
            } catch (RefusedCall refusal) {
                return refused(refusal);
            }
        }

        /** Actions of API 3.0 on the old host, with its parameters and its envelope. */
        private boolean isVersioned() {
            return params.get("Version").isPresent();
        }

        private Answer versioned(String action, Struck struck) throws RefusedCall {
            if (!V3Parameter.OF_ACTION.containsKey(action)) {
                throw new RefusedCall(Refusal.NO_ACTION, "action " + action + " is not offered here");
            }
            V3Params own = V3Params.ofFlat(action, parameters());
            return V3Api.answer(
                    new V3Actions(model, tokens, own, region(), struck).run(action),
                    !struck.by(Fault.ACCEPTED_WITHOUT_TASK));
        }

        private String region() throws RefusedCall {
            return Regions.modern(params.required("Region"))
                    .orElseThrow(() -> new RefusedCall(Refusal.BAD_REGION, "parameter Region is invalid"));
        }

        private void authenticate(Struck struck) throws RefusedCall {
            if (!readable || !Set.of("GET", "POST").contains(in.method())) {
                throw new RefusedCall(Refusal.BAD_PARAMETER, "the request cannot be read");
            }
            String timestamp = digits("Timestamp");
            String nonce = digits("Nonce");
            if (!params.required("SecretId").equals(credentials.secretId())) {
                throw new RefusedCall(Refusal.SECRET_ID, "SecretId does not exist");
            }
            params.required("Signature");
            if (!V2Signature.fits(in, params.all(), credentials.secretKey())) {
                throw new RefusedCall(Refusal.SIGNATURE, "signature does not match");
            }
            if (!params.get("Token").equals(credentials.token())) {
                throw new RefusedCall(Refusal.TOKEN, "token is wrong");
            }
            Duration skew =
                    struck.how(Fault.CLOCK_SKEW).map(FaultRule.How::duration).orElse(Duration.ZERO);
            Instant now = model.clock().instant().plus(skew);
            if (Clocks.isOff(timestamp, now, WINDOW)) {
                throw new RefusedCall(Refusal.CLOCK, "Timestamp is off");
            }
            if (!nonces.isNew(nonce, now)) {
                throw new RefusedCall(Refusal.NONCE, "Nonce was used before");
            }
        }

        private String digits(String name) throws RefusedCall {
            String text = params.required(name);
            if (!DIGITS.matcher(text).matches()) {
                throw new RefusedCall(Refusal.BAD_VALUE, "parameter " + name + " must be a positive number");
            }
            return text;
        }

        @Override
        public Answer refused(RefusedCall refusal) {
            return isVersioned()
                    ? V3Api.failure(refusal.why.word, refusal.getMessage())
                    : error(refusal.why.number, refusal.why.word, refusal.getMessage());
        }

        @Override
        public Answer error(String code) {
            ErrorCode named = ErrorCode.v2(code);
            return error(named.number(), named.word(), "set by a fault");
        }

        private Answer error(int number, String word, String message) {
            String text = "(" + (INNER_NUMBERS + number) + ")" + message;
            return Answer.json(envelope.error(number, word, text).toString(), number + " " + word);
        }
    }
}
