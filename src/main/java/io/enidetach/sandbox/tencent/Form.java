package io.enidetach.sandbox.tencent;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters of a query, a form body or a multipart body. The last of several equal names counts. */
final class Form {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private Form() {}

    /** @throws IllegalArgumentException for broken percent signs */
    static Map<String, String> urlEncoded(String text) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                params.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return params;
    }

    /** What the official v2 Java SDK sends. Parts without a name are left out. */
    static Map<String, String> multipart(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("multipart without a boundary");
        }
        Map<String, String> params = new LinkedHashMap<>();
        // Latin-1 keeps every byte, so that the values can be turned into UTF-8 afterwards.
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : text.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            int blank = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(blank < 0 ? "" : part.substring(0, blank));
            if (name.find()) {
                byte[] value = part.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1);
                params.put(name.group(1), new String(value, StandardCharsets.UTF_8));
            }
        }
        return params;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
