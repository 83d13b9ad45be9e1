package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** API 3.0: JSON on {@code /}, TC3-HMAC-SHA256. */
final class V3Api implements Api {
    static final String PATH = "/";
    private static final String VERSION = "2017-03-12";
    private static final String DOMAIN = ".tencentcloudapi.com";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,15}");

    private final CloudModel model;
    private final Credentials credentials;
    private final ClientTokens tokens;

    V3Api(CloudModel model, Credentials credentials, ClientTokens tokens) {
        this.model = model;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Asked read(Incoming in) {
        return new V3Asked(in);
    }

    /** The envelope of API 3.0; the action's own RequestId, which names its task, stays. */
    static Answer answer(ObjectNode content, boolean withRequestId) {
        ObjectNode response = content.deepCopy();
        if (!withRequestId) {
            response.remove("RequestId");
        } else if (!response.has("RequestId")) {
            response.put("RequestId", UUID.randomUUID().toString());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("Response", response);
        return Answer.json(root.toString(), "ok");
    }

    static Answer failure(String code, String message) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putObject("Error").put("Code", code).put("Message", message);
        Answer answer = answer(response, true);
        return Answer.json(answer.body(), code);
    }

    private final class V3Asked implements Asked {
        private final Incoming in;

        V3Asked(Incoming in) {
            this.in = in;
        }

        @Override
        public Call.Operation operation() {
            return new Call.Operation("v3", in.header("x-tc-action"), in.header("x-tc-region"));
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> shown = new TreeMap<>();
            try {
                params().all()
                        .properties()
                        .forEach(pair -> shown.put(
                                pair.getKey(),
                                pair.getValue().isValueNode()
                                        ? pair.getValue().asText()
                                        : pair.getValue().toString()));
            } catch (RefusedCall e) {
                shown.put("(unreadable)", e.getMessage());
            }
            return shown;
        }

        @Override
        public Optional<String> eni() {
            try {
                V3Params params = params();
                return params.text("NetworkInterfaceId")
                        .or(() -> params.texts("NetworkInterfaceIds").stream().findFirst());
            } catch (RefusedCall e) {
                return Optional.empty();
            }
        }

        @Override
        public Answer answer(Struck struck) {
            try {
                V3Signature signature = authenticate(struck);
                String action = in.header("x-tc-action");
                if (!V3Parameter.exists(action, signature.service())) {
                    throw new RefusedCall(Refusal.NO_ACTION, "action " + action + " is not offered here");
                }
                if (!header("x-tc-version").equals(VERSION)) {
                    throw new RefusedCall(Refusal.BAD_VERSION, "no such version");
                }
                String region = region();
                ObjectNode content = new V3Actions(model, tokens, params(), region, struck).run(action);
                return V3Api.answer(content, !struck.by(Fault.ACCEPTED_WITHOUT_TASK));
            } catch (RefusedCall refusal) {
                return refused(refusal);
            }
        }

        private V3Params params() throws RefusedCall {
            String action = in.header("x-tc-action");
            if (!V3Parameter.OF_ACTION.containsKey(action)) {
                throw new RefusedCall(Refusal.NO_ACTION, "no such action");
            }
            if (in.method().equals("GET")) {
                try {
                    return V3Params.ofFlat(action, Form.urlEncoded(in.query()));
                } catch (IllegalArgumentException e) {
                    throw new RefusedCall(Refusal.BAD_PARAMETER, "the query cannot be read");
                }
            }
            return V3Params.ofJson(action, in.text());
        }

        /** Finance regions are isolated: with the vendor's own hosts, the host has to name them. */
        private String region() throws RefusedCall {
            String region = header("x-tc-region");
            String host = in.header("host");
            boolean wrongHost = host.endsWith(DOMAIN) && region.endsWith("-fsi") != host.contains("-fsi.");
            if (!Regions.isModern(region) || wrongHost) {
                throw new RefusedCall(Refusal.BAD_REGION, "region " + region + " is not offered here");
            }
            return region;
        }

        private V3Signature authenticate(Struck struck) throws RefusedCall {
            boolean get = in.method().equals("GET");
            if (!Set.of("GET", "POST").contains(in.method())
                    || !get && !in.header("content-type").startsWith("application/json")) {
                throw new RefusedCall(Refusal.BAD_PROTOCOL, "GET, or POST with application/json");
            }
            header("x-tc-action");
            String timestamp = header("x-tc-timestamp");
            V3Signature signature = V3Signature.parse(in.header("authorization"))
                    .filter(V3Signature::coversEnough)
                    .orElseThrow(() -> new RefusedCall(Refusal.BAD_AUTHORIZATION, "Authorization is malformed"));
            if (!signature.secretId().equals(credentials.secretId())) {
                throw new RefusedCall(Refusal.SECRET_ID, "the SecretId is not found");
            }
            if (!SECONDS.matcher(timestamp).matches()) {
                throw new RefusedCall(Refusal.BAD_VALUE, "X-TC-Timestamp is not a number of seconds");
            }
            if (Clocks.isOff(timestamp, now(struck), WINDOW)) {
                throw new RefusedCall(Refusal.CLOCK, "X-TC-Timestamp is off");
            }
            String host = in.header("host");
            boolean otherProduct = host.endsWith(DOMAIN) && !host.startsWith(signature.service() + ".");
            if (otherProduct || !dateOf(timestamp).equals(signature.date())) {
                throw new RefusedCall(Refusal.SIGNATURE, "the credential scope does not fit");
            }
            if (!signature.fits(in, timestamp, credentials.secretKey())) {
                throw new RefusedCall(Refusal.SIGNATURE, "the signature does not match");
            }
            if (!in.header("x-tc-token").equals(credentials.token().orElse(""))) {
                throw new RefusedCall(Refusal.TOKEN, "the token is wrong");
            }
            return signature;
        }

        private Instant now(Struck struck) {
            Duration skew =
                    struck.how(Fault.CLOCK_SKEW).map(FaultRule.How::duration).orElse(Duration.ZERO);
            return model.clock().instant().plus(skew);
        }

        private String dateOf(String timestamp) {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        }

        private String header(String name) throws RefusedCall {
            if (in.header(name).isEmpty()) {
                throw new RefusedCall(Refusal.MISSING_PARAMETER, "header " + name + " is missing");
            }
            return in.header(name);
        }

        @Override
        public Answer refused(RefusedCall refusal) {
            return failure(refusal.why.code, refusal.getMessage());
        }

        @Override
        public Answer error(String code) {
            return failure(ErrorCode.v3(code), "set by a fault");
        }
    }
}
