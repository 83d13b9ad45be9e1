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

    /** What a first group matched says where the secret is, and stays. JSON may have a stroke before slash and quote. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("()(?:xox[a-z]-[A-Za-z0-9-]{4,}|xapp-[A-Za-z0-9-]{4,}|xoxe\\.[A-Za-z0-9.-]{4,})"),
            Pattern.compile("()https?:\\\\?/\\\\?/hooks\\.slack\\.com\\\\?/[^\\s\"'<>]+"),
            Pattern.compile("([?&]ticket=)[^&\\s\"']+"),
            Pattern.compile("()\\bAKID[A-Za-z0-9_-]{8,}"),
            Pattern.compile("(\\bSignature=)[A-Za-z0-9+/=%]+"),
            Pattern.compile("(:\\\\?/\\\\?/[^:/@\\s]{0,80}:)[^@/\\s]+(?=@)"),
            Pattern.compile("([?&]password=)[^&\\s\"']+"),
            Pattern.compile("(\"(?:response_url|trigger_id|token)\\\\?\":\\\\?\")[^\"\\\\]+"));

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
        for (Pattern shape : SHAPES) {
            masked = shape.matcher(masked).replaceAll("$1" + MASK);
        }
        return masked;
    }
}
