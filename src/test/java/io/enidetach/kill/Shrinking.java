package io.enidetach.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: leaves out what a failure does not need, first in large pieces, then one by one. */
final class Shrinking {
    private Shrinking() {}

    /** A part of the list, in its order, that still fails and does not when any one element is left out. */
    static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
        List<T> left = failing;
        for (int size = Math.max(1, left.size() / 2); size >= 1; ) {
            List<T> smaller = without(left, size, fails);
            if (smaller.size() == left.size()) {
                size = size == 1 ? 0 : size / 2;
            }
            left = smaller;
        }
        return left;
    }

    private static <T> List<T> without(List<T> list, int size, Predicate<List<T>> fails) {
        for (int from = 0; from < list.size(); from += size) {
            List<T> rest = new ArrayList<>(list.subList(0, from));
            rest.addAll(list.subList(Math.min(list.size(), from + size), list.size()));
            if (!rest.isEmpty() && fails.test(rest)) {
                return rest;
            }
        }
        return list;
    }
}
