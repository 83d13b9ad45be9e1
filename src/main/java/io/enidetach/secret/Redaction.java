package io.enidetach.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks secrets in text that is about to be logged: the known values, plain and URL-encoded, and whatever has the shape
 * of a Slack token, a response URL, a Socket Mode ticket, a Tencent key or a signature. Immutable and thread-safe.
 */
public final class Redaction {
    private static final String MASK = "[redacted]";
    /** Shorter values would mask half of every ordinary sentence. */
    private static final int KNOWN_CHARS_MIN = 6;

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("xox[a-z]-[A-Za-z0-9-]{4,}|xapp-[A-Za-z0-9-]{4,}|xoxe\\.[A-Za-z0-9.-]{4,}"),
            Pattern.compile("https?://hooks\\.slack\\.com/[^\\s\"'<>]+"),
            Pattern.compile("(?<=[?&]ticket=)[^&\\s\"']+"),
            Pattern.compile("\\bAKID[A-Za-z0-9_-]{8,}"),
            Pattern.compile("(?<=\\bSignature=)[A-Za-z0-9+/=%]+"),
            Pattern.compile("(?<=\"(?:response_url|trigger_id|token)\":\")[^\"]+"));

    private final List<String> known;

    private Redaction(List<String> known) {
        this.known = known;
    }

    /** Masks shapes only. */
    public static Redaction ofShapes() {
        return new Redaction(List.of());
    }

    /** Masks these values too. */
    public static Redaction of(Collection<Secret> secrets) {
        return new Redaction(secrets.stream()
                .map(Secret::value)
                .filter(value -> value.length() >= KNOWN_CHARS_MIN)
                .flatMap(value -> Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .distinct()
                // A secret may hold another one: the longer goes first.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without secrets; all else stays as it is. */
    public String mask(String text) {
        String masked = text;
        for (String value : known) {
            masked = masked.replace(value, MASK);
        }
        for (Pattern shape : SHAPES) {
            masked = shape.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }
}
