package io.enidetach.sandbox.tencent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parameters of a v2 call. An empty value counts as absent. */
record Params(Map<String, String> all) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    Optional<String> get(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) throws RefusedCall {
        return get(name)
                .orElseThrow(() -> new RefusedCall(Refusal.MISSING_PARAMETER, "parameter " + name + " is missing"));
    }

    /** An ID of that kind, as {@code eni-} and eight characters of {@code [0-9a-z]}. */
    String requiredId(String name, String kind) throws RefusedCall {
        return Ids.checked(required(name), kind, name);
    }

    Optional<String> id(String name, String kind) throws RefusedCall {
        return get(name).isEmpty() ? Optional.empty() : Optional.of(requiredId(name, kind));
    }

    int integer(String name, int usual, int least, int most) throws RefusedCall {
        String text = get(name).orElse(Integer.toString(usual));
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new RefusedCall(
                    Refusal.BAD_VALUE, "parameter " + name + " must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /** {@code name.0}, {@code name.1} and so on, up to the first that is missing. */
    List<String> list(String name) {
        return IntStream.iterate(0, i -> all.containsKey(name + "." + i), i -> i + 1)
                .mapToObj(i -> all.get(name + "." + i))
                .collect(Collectors.toList());
    }
}
