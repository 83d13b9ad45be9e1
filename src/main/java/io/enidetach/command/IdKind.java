package io.enidetach.command;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The three kinds of identifiers, as far as they are spelt alike. */
enum IdKind {
    VPC("vpc", Problem.Kind.MALFORMED_VPC, "vpc-7t9nf3pu"),
    ENI("eni", Problem.Kind.MALFORMED_ENI, Problems.ENI_EXAMPLE),
    INSTANCE("ins", Problem.Kind.MALFORMED_INSTANCE, "ins-xx44545f");

    private static final int CHARS = 8;
    private static final Pattern REST = Pattern.compile("(?=[a-z]*[0-9])[0-9a-z]{" + CHARS + "}");

    private final String letters;
    private final Problem.Kind malformed;
    private final String example;

    IdKind(String letters, Problem.Kind malformed, String example) {
        this.letters = letters;
        this.malformed = malformed;
        this.example = example;
    }

    /** The kind that a bare word was meant as: by its prefix, or all but the hyphen. */
    static Optional<IdKind> meantBy(String lower) {
        for (IdKind kind : values()) {
            if (lower.startsWith(kind.letters) && kind.continues(lower.substring(kind.letters.length()))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    // "instance" and "vpcs" are words; "eni", "eni_m6dyj72l" and "enim6dyj72l" are not.
    private boolean continues(String rest) {
        return rest.isEmpty()
                || !Character.isLetterOrDigit(rest.codePointAt(0))
                || REST.matcher(rest).matches();
    }

    boolean isOne(String lower) {
        return switch (this) {
            case VPC -> VpcId.parse(lower).isPresent();
            case ENI -> EniId.parse(lower).isPresent();
            case INSTANCE -> InstanceId.parse(lower).isPresent();
        };
    }

    /** The identifier itself when the text is one of any kind. */
    static Optional<String> anyOne(String lower) {
        for (IdKind kind : values()) {
            if (kind.isOne(lower)) {
                return Optional.of(lower);
            }
        }
        return Optional.empty();
    }

    /** The identifier that was meant where one letter before the hyphen is wrong, if only one kind is that near. */
    static Optional<String> nearestPrefix(String lower) {
        int hyphen = lower.indexOf('-');
        String rest = lower.substring(hyphen + 1);
        List<IdKind> near = Stream.of(values())
                .filter(kind -> hyphen > 0 && Suggestion.distance(lower.substring(0, hyphen), kind.letters) == 1)
                .toList();
        return near.size() == 1 && near.get(0).isOne(near.get(0).letters + "-" + rest)
                ? Optional.of(near.get(0).letters + "-" + rest)
                : Optional.empty();
    }

    /** The problem of a word whose part {@code value} should have been such an identifier. */
    Problem problem(String typed, String value) {
        return Problems.malformed(malformed, typed, value, letters + "-", example, nearest(Letters.lower(value)));
    }

    private Optional<String> nearest(String lower) {
        String value = lower.substring(Math.max(lower.lastIndexOf('='), lower.lastIndexOf(':')) + 1);
        if (isOne(value)) {
            return Optional.of(value);
        }
        if (!lower.startsWith(letters)) {
            return Optional.empty();
        }
        String kept = lower.substring(letters.length()).replaceAll("[^0-9a-z]", "");
        return kept.length() == CHARS ? Optional.of(letters + "-" + kept) : Optional.empty();
    }

    String example() {
        return example;
    }
}
