package io.enidetach.cloud.tencent.wire;

import java.util.Arrays;
import java.util.Optional;

/** How API 2.0 calls are signed; API 3.0 knows one way only. */
public enum SignatureMethod {
    HMAC_SHA256("HmacSHA256"),
    HMAC_SHA1("HmacSHA1");

    private final String wireName;

    SignatureMethod(String wireName) {
        this.wireName = wireName;
    }

    /** What the parameter {@code SignatureMethod} and Java's {@code Mac} call it. */
    public String wireName() {
        return wireName;
    }

    /** The method of exactly that name. */
    public static Optional<SignatureMethod> parse(String name) {
        return Arrays.stream(values()).filter(x -> x.wireName.equals(name)).findFirst();
    }
}
