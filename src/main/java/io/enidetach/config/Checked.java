package io.enidetach.config;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What reading variables gave. */
public sealed interface Checked<T> {

    /** All are right. */
    record Good<T>(T value) implements Checked<T> {}

    /** At least one is not; in the order of the contract's table. */
    record Bad<T>(List<Problem> problems) implements Checked<T> {

        /** All of it in one line, for the end of a start. */
        public String line() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
    }

    /** Handles both. */
    default <R> R fold(Function<T, R> good, Function<Bad<T>, R> bad) {
        return this instanceof Good<T> x ? good.apply(x.value()) : bad.apply((Bad<T>) this);
    }
}
