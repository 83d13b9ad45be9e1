package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to reach the cloud.
 *
 * @param writing what signs asks, where that is another key than the one that signs looks
 * @param method what signs a call of API v2; v3 has one of its own
 * @param callsPerSecond at most, all kinds together
 */
public record CloudSettings(
        Credentials credentials,
        Optional<Credentials> writing,
        Api api,
        Endpoint endpoint,
        SignatureMethod method,
        int callsPerSecond) {
    private static final int CALLS_PER_SECOND = 10;
    private static final String SECRET_ID = "the ID of an API key, without blanks";
    private static final String SECRET_KEY = "the secret key of an API key, without blanks";
    private static final String TOKEN = "a session token without blanks";

    /** The generation of the API. */
    public enum Api {
        V2("https://{service}.api.qcloud.com"),
        V3("https://{service}.tencentcloudapi.com");

        private final String standardEndpoint;

        Api(String standardEndpoint) {
            this.standardEndpoint = standardEndpoint;
        }

        static Optional<Api> parse(String text) {
            return switch (text) {
                case "v2" -> Optional.of(V2);
                case "v3" -> Optional.of(V3);
                default -> Optional.empty();
            };
        }
    }

    /** What signs a call of API v2. */
    public enum SignatureMethod {
        HMAC_SHA256,
        HMAC_SHA1;

        static Optional<SignatureMethod> parse(String text) {
            return switch (text) {
                case "HmacSHA256" -> Optional.of(HMAC_SHA256);
                case "HmacSHA1" -> Optional.of(HMAC_SHA1);
                default -> Optional.empty();
            };
        }
    }

    /** @param token only with temporary credentials */
    public record Credentials(Secret id, Secret key, Optional<Secret> token) {}

    /** @param pattern scheme, host and port without a slash at the end; {@code {service}} stands for the service */
    public record Endpoint(String pattern) {
        private static final String SERVICE = "{service}";

        static Optional<Endpoint> parse(String text) {
            String pattern = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            return WebAddress.parse(pattern.replace(SERVICE, "vpc"))
                    .filter(address -> address.getRawPath().isEmpty())
                    .map(address -> new Endpoint(pattern));
        }

        /** The address of {@code vpc}, {@code cvm} or {@code eip}, without a path. */
        public URI of(String service) {
            return URI.create(pattern.replace(SERVICE, service));
        }
    }

    static CloudSettings from(Variables variables) {
        Credentials credentials = credentialsFrom(variables);
        Optional<Credentials> writing = writingFrom(variables);
        Api api = apiFrom(variables);
        return new CloudSettings(
                credentials,
                writing,
                api,
                variables.withDefault(
                        "TENCENTCLOUD_ENDPOINT",
                        "scheme, host and port without a path, such as " + api.standardEndpoint
                                + " (http for a loopback address only)",
                        new Endpoint(api.standardEndpoint),
                        Endpoint::parse),
                variables.withDefault(
                        "TENCENTCLOUD_SIGNATURE_METHOD",
                        "HmacSHA256 or HmacSHA1",
                        SignatureMethod.HMAC_SHA256,
                        SignatureMethod::parse),
                variables.withDefault(
                        "ENI_DETACH_CLOUD_QPS",
                        "a positive whole number such as " + CALLS_PER_SECOND,
                        CALLS_PER_SECOND,
                        text -> WholeNumber.parse(text).filter(number -> number > 0)));
    }

    static Api apiFrom(Variables variables) {
        return variables.withDefault("TENCENTCLOUD_API", "v2 or v3", Api.V2, Api::parse);
    }

    private static Credentials credentialsFrom(Variables variables) {
        Optional<Secret> first = variables.optionalSecret("TENCENTCLOUD_TOKEN", TOKEN, "");
        Optional<Secret> second = variables.optionalSecret("TENCENTCLOUD_SECURITY_TOKEN", TOKEN, "");
        return new Credentials(
                variables.secret("TENCENTCLOUD_SECRET_ID", SECRET_ID, ""),
                variables.secret("TENCENTCLOUD_SECRET_KEY", SECRET_KEY, ""),
                first.or(() -> second));
    }

    private static Optional<Credentials> writingFrom(Variables variables) {
        String idName = "TENCENTCLOUD_WRITE_SECRET_ID";
        String keyName = "TENCENTCLOUD_WRITE_SECRET_KEY";
        String tokenName = "TENCENTCLOUD_WRITE_TOKEN";
        Optional<Secret> token = variables.optionalSecret(tokenName, TOKEN, "");
        if (Stream.of(idName, keyName, tokenName)
                .allMatch(name -> variables.text(name).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(
                variables.secret(idName, SECRET_ID, ""), variables.secret(keyName, SECRET_KEY, ""), token));
    }
}
