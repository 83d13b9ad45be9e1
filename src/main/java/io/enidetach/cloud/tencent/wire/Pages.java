package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A list that the cloud gives out page by page; {@code page} makes the call for the page that begins there.
 *
 * @param size how many one page holds at most
 * @param most pages that are read
 */
public record Pages(int size, int most) {

    /**
     * What one page holds.
     *
     * @param listed how many entries it has, also those that cannot be read
     * @param total how many there are on all pages, where the answer says so; else a page that is not full is the last
     */
    public record Page<T>(List<T> readable, int listed, Optional<Integer> total) {}

    /** All of it, or nothing: half a list looks like a whole one, and so would the beginning of one that is longer. */
    public <T> Reading<List<T>> whole(IntFunction<Reading<Page<T>>> page) {
        return read(page, true);
    }

    /** What is on the pages before one that cannot be read; not to be read when that is the first. */
    public <T> Reading<List<T>> some(IntFunction<Reading<Page<T>>> page) {
        return read(page, false);
    }

    private <T> Reading<List<T>> read(IntFunction<Reading<Page<T>>> page, boolean whole) {
        List<T> all = new ArrayList<>();
        for (int from = 0; from < most * size; from += size) {
            Reading<Page<T>> reading = page.apply(from);
            if (reading.seen().isEmpty()) {
                boolean nothing = whole || from == 0 && reading instanceof Reading.Unreadable;
                return nothing
                        ? reading.fold(it -> found(all), Reading.Absent::new, Reading.Unreadable::new)
                        : found(all);
            }
            Page<T> read = reading.seen().get();
            all.addAll(read.readable());
            if (isLast(read, from)) {
                return found(all);
            }
        }
        return whole ? new Reading.Unreadable<>(new Trouble(Advice.UNLISTED, "too_many", "", false)) : found(all);
    }

    private <T> boolean isLast(Page<T> page, int from) {
        return page.total().map(count -> count <= from + size).orElse(page.listed() < size);
    }

    // What is listed while the list changes may stand on two pages.
    private static <T> Reading<List<T>> found(List<T> all) {
        return new Reading.Found<>(all.stream().distinct().toList());
    }
}
