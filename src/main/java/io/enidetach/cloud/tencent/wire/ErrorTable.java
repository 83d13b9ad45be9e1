package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Advice;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one table from the cloud's codes to what they mean, for both generations (reference tencent-vpc-api.md, 1.7, 3.5,
 * 3.6, 3.11 and 6.4; contract, section 8). What is not listed may have left an effect. Messages are never looked at.
 */
public final class ErrorTable {

    /** What a code says of an ask. */
    public enum Kind {
        /** Certainly not done, and asking again will not help. */
        NOT_DONE_FINAL,
        /** Certainly not done, and it may be asked again after a wait. */
        NOT_DONE_LATER,
        /** Nobody can say whether it was done. */
        IN_DOUBT
    }

    /** One code; {@code .*} at its end means every longer code of that family that has no row of its own. */
    public record Row(String code, Set<Generation> generations, Advice advice, Kind kind) {
        public Row {
            generations = Set.copyOf(EnumSet.copyOf(generations));
        }
    }

    /** A code that came in, shortened to what may be shown, with its meaning. */
    record Meaning(String code, Advice advice, Kind kind) {}

    private static final Map<String, Row> ROWS =
            ErrorRows.all().stream().collect(Collectors.toUnmodifiableMap(Row::code, Function.identity()));

    private ErrorTable() {}

    /** All rows, in the order of the documents. */
    public static List<Row> rows() {
        return ErrorRows.all();
    }

    /**
     * The meaning of an error that has a word, a number, or both. A listed word decides, but one of API 3.0 not against a number that is in doubt. A word that nobody listed makes
     * a number that says "not done" doubtful, but for the 41xx: those are said before anything is looked at.
     *
     * @param word the textual code, or empty text
     * @param number the numeric code, or empty text
     */
    static Meaning judge(String word, String number) {
        String shown = Codes.shown(word.isEmpty() ? number : word);
        Optional<Row> byWord = row(word);
        Optional<Row> byNumber = row(number);
        // A word of API 3.0 does not clear a number of API 2.0 that stands for an effect.
        boolean foreign =
                byWord.map(row -> !row.generations().contains(Generation.V2)).orElse(false);
        boolean doubtful =
                foreign && byNumber.map(row -> row.kind() == Kind.IN_DOUBT).orElse(false);
        if (byWord.isPresent() && !doubtful) {
            return new Meaning(shown, byWord.get().advice(), byWord.get().kind());
        }
        if (byNumber.isEmpty()) {
            return new Meaning(shown, Advice.UNLISTED, Kind.IN_DOUBT);
        }
        boolean believed = word.isEmpty() || number.startsWith("41");
        return new Meaning(
                shown, byNumber.get().advice(), believed ? byNumber.get().kind() : Kind.IN_DOUBT);
    }

    private static Optional<Row> row(String code) {
        Row exact = ROWS.get(code);
        int dot = code.indexOf('.');
        if (exact != null || dot < 0) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(ROWS.get(code.substring(0, dot) + ".*"));
    }
}
