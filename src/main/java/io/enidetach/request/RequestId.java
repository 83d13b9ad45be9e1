package io.enidetach.request;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Name of a request that people read and type: {@code D-} and 6 characters of Crockford's base 32 (contract, 6). */
public record RequestId(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile("D-[" + ALPHABET + "]{" + LENGTH + "}");

    /** @throws IllegalArgumentException when the text is not in canonical form; for text from people use {@link #parse} */
    public RequestId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a request ID: " + value);
        }
    }

    /** Reads what a person typed: case is ignored, and {@code O}, {@code I}, {@code L} are read as the digits meant. */
    public static Optional<RequestId> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (!upper.startsWith("D-")) {
            return Optional.empty();
        }
        String canonical =
                "D-" + upper.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
        return SHAPE.matcher(canonical).matches() ? Optional.of(new RequestId(canonical)) : Optional.empty();
    }

    /** A fresh one; the store refuses a doubled one, then take another. */
    public static RequestId random(RandomGenerator random) {
        StringBuilder id = new StringBuilder("D-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new RequestId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
