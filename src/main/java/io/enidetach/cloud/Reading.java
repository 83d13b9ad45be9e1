package io.enidetach.cloud;

import java.util.Optional;
import java.util.function.Function;

/** How a look at the cloud ended. Absent says only that this answer did not hold the thing. */
public sealed interface Reading<T> {

    record Found<T>(T value) implements Reading<T> {}

    record Absent<T>(String code) implements Reading<T> {}

    record Unreadable<T>(Trouble trouble) implements Reading<T> {}

    /** Handles every way. */
    default <R> R fold(Function<T, R> found, Function<String, R> absent, Function<Trouble, R> unreadable) {
        if (this instanceof Found<T> x) {
            return found.apply(x.value());
        }
        if (this instanceof Absent<T> x) {
            return absent.apply(x.code());
        }
        return unreadable.apply(((Unreadable<T>) this).trouble());
    }

    /** The thing, where it was found. */
    default Optional<T> seen() {
        return fold(Optional::of, code -> Optional.empty(), trouble -> Optional.empty());
    }
}
