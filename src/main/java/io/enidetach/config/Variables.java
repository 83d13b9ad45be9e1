package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The variables of one environment, with a note of every one that is wrong. After {@link #checked} says good, nothing that a
 * reading gave is a stand-in. Blank counts as missing.
 */
final class Variables {
    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The text, where there is one. */
    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** The parsed value, where there is one; a text that {@code parse} refuses is a problem, and empty here. */
    <T> Optional<T> optional(String name, String must, Function<String, Optional<T>> parse) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problems.add(new Problem(name, false, must));
        }
        return value;
    }

    /** The parsed value, or what stands for a missing one. */
    <T> T withDefault(String name, String must, T standard, Function<String, Optional<T>> parse) {
        return optional(name, must, parse).orElse(standard);
    }

    /** A secret that has to be there; a stand-in when it is not, which is then a problem. */
    Secret secret(String name, String must, String prefix) {
        if (text(name).isEmpty()) {
            missing(name, must);
        }
        return optionalSecret(name, must, prefix).orElse(new Secret("missing"));
    }

    /** A secret that may be absent. It holds no blanks: they come from copying and would break a header. */
    Optional<Secret> optionalSecret(String name, String must, String prefix) {
        return optional(
                name,
                must,
                text -> text.startsWith(prefix)
                                && text.length() > prefix.length()
                                && text.chars().allMatch(letter -> letter > ' ' && letter < 127)
                        ? Optional.of(new Secret(text))
                        : Optional.empty());
    }

    /** Notes that something has to be there. */
    void missing(String name, String must) {
        problems.add(new Problem(name, true, must));
    }

    /** The value, unless anything that was read for it is wrong. */
    <T> Checked<T> checked(T value) {
        return problems.isEmpty() ? new Checked.Good<>(value) : new Checked.Bad<>(List.copyOf(problems));
    }
}
