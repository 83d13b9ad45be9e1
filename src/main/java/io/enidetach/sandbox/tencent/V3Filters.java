package io.enidetach.sandbox.tencent;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The filters of a v3 list: all filters must fit, of each filter one value. */
record V3Filters<T>(Map<String, BiPredicate<T, String>> fields, Function<T, Map<String, String>> tags) {
    private static final int MOST_FILTERS = 10;

    void check(List<V3Params.Filter> filters) throws RefusedCall {
        if (filters.size() > MOST_FILTERS) {
            throw new RefusedCall(Refusal.TOO_MANY_FILTERS, "more than " + MOST_FILTERS + " filters");
        }
        for (V3Params.Filter filter : filters) {
            String name = filter.name();
            if (!fields.containsKey(name) && !name.equals("tag-key") && !name.startsWith("tag:")) {
                throw new RefusedCall(Refusal.BAD_FILTER, "no filter " + name);
            }
        }
    }

    boolean fit(T item, List<V3Params.Filter> filters) {
        return filters.stream()
                .allMatch(filter -> filter.values().stream().anyMatch(value -> fits(item, filter.name(), value)));
    }

    private boolean fits(T item, String name, String value) {
        if (name.equals("tag-key")) {
            return tags.apply(item).containsKey(value);
        }
        if (name.startsWith("tag:")) {
            return value.equals(tags.apply(item).get(name.substring("tag:".length())));
        }
        return fields.get(name).test(item, value);
    }
}
