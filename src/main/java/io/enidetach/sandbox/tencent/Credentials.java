package io.enidetach.sandbox.tencent;

import java.util.Optional;

/** The one key that this cloud knows; with a token they are temporary ones and every call must carry it. */
public record Credentials(String secretId, String secretKey, Optional<String> token) {

    public Credentials(String secretId, String secretKey) {
        this(secretId, secretKey, Optional.empty());
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
