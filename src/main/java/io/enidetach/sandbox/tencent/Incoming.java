package io.enidetach.sandbox.tencent;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP request as received; header names are in lower case, {@code query} is the raw text after {@code ?} or empty. */
record Incoming(String method, String path, String query, Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first label of the Host header when it is a host of the vendor, else empty: on loopback any product answers. */
    String product(String domain) {
        String host = header("host");
        return host.endsWith(domain) ? host.substring(0, host.indexOf('.')) : "";
    }
}
