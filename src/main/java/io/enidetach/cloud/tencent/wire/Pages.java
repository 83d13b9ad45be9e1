package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A list that the cloud gives out page by page, read to its end.
 *
 * @param size how many one page holds at most
 * @param most pages that are read; a longer list is unreadable, since half a list looks like a whole one
 */
public record Pages(int size, int most) {

    /**
     * All of it, or nothing.
     *
     * @param page makes the call for the page that begins there
     * @param total how many there are on all pages, where the answer says so; else the first page is all
     */
    public <T> Reading<List<T>> whole(
            IntFunction<Reply> page,
            Function<Reply.Good, Reading<List<T>>> read,
            Function<Reply.Good, Optional<Integer>> total) {
        List<T> all = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            Reply reply = page.apply(n * size);
            Reading<List<T>> reading = reply.reading(read);
            if (!(reading instanceof Reading.Found<List<T>> found)) {
                return reading;
            }
            all.addAll(found.value());
            int sofar = (n + 1) * size;
            boolean last =
                    total.apply((Reply.Good) reply).map(count -> count <= sofar).orElse(true);
            if (last) {
                return new Reading.Found<>(List.copyOf(all));
            }
        }
        return new Reading.Unreadable<>(new Trouble(Advice.UNLISTED, "too_many", "", false));
    }
}
