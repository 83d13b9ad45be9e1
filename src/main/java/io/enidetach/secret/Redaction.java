package io.enidetach.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks secrets in text that is about to be logged: the known values, plain, in JSON and URL-encoded, and what has the shape
 * of a Slack token, a response URL, a Socket Mode ticket, a Tencent key, a signature or a password in a URL. Immutable and
 * thread-safe.
 */
public final class Redaction {
    private static final String MASK = "[redacted]";
    /** Shorter values would mask half of every ordinary sentence. */
    private static final int KNOWN_CHARS_MIN = 6;

    private static final List<Shape> SHAPES = List.of(
            new Shape("()(?:xox[a-z]-[A-Za-z0-9-]{4,}|xapp-[A-Za-z0-9-]{4,}|xoxe\\.[A-Za-z0-9.-]{4,})", "xox", "xapp-"),
            new Shape("()https?:\\\\?/\\\\?/hooks\\.slack\\.com\\\\?/[^\\s\"'<>]+", "hooks.slack.com"),
            new Shape("([?&]ticket=)[^&\\s\"']+", "ticket="),
            new Shape("()\\bAKID[A-Za-z0-9_-]{8,}", "AKID"),
            new Shape("(\\bSignature=)[A-Za-z0-9+/=%]+", "Signature="),
            new Shape("(:\\\\?/\\\\?/[^:/@\\s]{0,80}:)[^@/\\s]+(?=@)", "@"),
            new Shape("([?&]password=)[^&\\s\"']+", "password="),
            new Shape(
                    "(\"(?:response_url|trigger_id|token)\\\\?\":\\\\?\")[^\"\\\\]+",
                    "\"response_url",
                    "\"trigger_id",
                    "\"token"));

    /**
     * What a secret looks like. What a first group matched says where the secret is, and stays. JSON may have a stroke
     * before slash and quote.
     *
     * @param signs one of them is in every text that holds such a secret; most lines hold none and need no closer look
     */
    private record Shape(Pattern pattern, List<String> signs) {
        Shape(String pattern, String... signs) {
            this(Pattern.compile(pattern), List.of(signs));
        }

        String mask(String text) {
            return signs.stream().anyMatch(text::contains)
                    ? pattern.matcher(text).replaceAll("$1" + MASK)
                    : text;
        }
    }

    private final List<String> known;

    private Redaction(List<String> known) {
        this.known = known;
    }

    /** Masks these values and the shapes. */
    public static Redaction of(Collection<Secret> secrets) {
        return new Redaction(secrets.stream()
                .map(Secret::value)
                .filter(value -> value.length() >= KNOWN_CHARS_MIN)
                .flatMap(value ->
                        Stream.of(value, value.replace("/", "\\/"), URLEncoder.encode(value, StandardCharsets.UTF_8)))
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
        for (Shape shape : SHAPES) {
            masked = shape.mask(masked);
        }
        return masked;
    }
}
