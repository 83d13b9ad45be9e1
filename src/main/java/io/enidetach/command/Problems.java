package io.enidetach.command;

import java.util.Optional;
import java.util.function.Predicate;

/** Makes {@link Problem}s: quotes the word, keeps suggestions away from keys. */
final class Problems {
    static final String ENI_EXAMPLE = "eni-m6dyj72l";
    static final String REQUEST_EXAMPLE = "D-7K3Q9M";
    static final String WHOLE_EXAMPLE = "vpc-7t9nf3pu " + ENI_EXAMPLE + " ins-xx44545f";

    private Problems() {}

    static Problem of(Problem.Kind kind, String typed, String example, Optional<String> suggestion) {
        return new Problem(
                kind,
                Quotation.of(typed),
                example,
                suggestion.filter(Predicate.not(Quotation::hides)).map(Quotation::cut),
                0,
                Optional.empty(),
                0);
    }

    static Problem of(Problem.Kind kind, String typed, String example) {
        return of(kind, typed, example, Optional.empty());
    }

    static Problem counted(Problem.Kind kind, int count, String typed) {
        return new Problem(kind, Quotation.of(typed), WHOLE_EXAMPLE, Optional.empty(), 0, Optional.empty(), count);
    }

    /**
     * A word that was meant as an identifier.
     *
     * @param value the part of it that should be the identifier
     * @param prefix such as {@code eni-}
     */
    static Problem malformed(
            Problem.Kind kind, String typed, String value, String prefix, String example, Optional<String> suggestion) {
        boolean hidden = Quotation.hides(typed);
        String after = value.regionMatches(true, 0, prefix, 0, prefix.length()) ? value.substring(prefix.length()) : "";
        Optional<String> bad = after.codePoints()
                .filter(c -> !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
                .mapToObj(Character::toString)
                .findFirst();
        return new Problem(
                kind,
                Quotation.of(typed),
                example,
                suggestion.filter(s -> !hidden),
                after.codePointCount(0, after.length()),
                bad.filter(s -> !hidden),
                0);
    }
}
