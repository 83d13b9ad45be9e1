package io.enidetach.sandbox.tencent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code offset} and {@code limit} of a v2 list. */
record V2Page(int offset, int limit) {

    static V2Page of(Params params, int mostPerPage) throws RefusedCall {
        return new V2Page(
                params.integer("offset", 0, 0, Integer.MAX_VALUE), params.integer("limit", 20, 1, mostPerPage));
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).collect(Collectors.toList());
    }

    /** {@code orderField} and {@code orderDirection}; by creation time, latest first, unless they say otherwise. */
    static <T> Comparator<T> order(Params params, Map<String, Function<T, String>> fields, Function<T, String> created)
            throws RefusedCall {
        String field = params.get("orderField").orElse("createTime");
        String direction = params.get("orderDirection").orElse("desc");
        if (!field.equals("createTime") && !fields.containsKey(field)) {
            throw new RefusedCall(Refusal.BAD_VALUE, "parameter orderField is invalid");
        }
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw new RefusedCall(Refusal.BAD_VALUE, "parameter orderDirection is invalid");
        }
        Comparator<T> ascending = Comparator.comparing(fields.getOrDefault(field, created));
        return direction.equals("asc") ? ascending : ascending.reversed();
    }
}
