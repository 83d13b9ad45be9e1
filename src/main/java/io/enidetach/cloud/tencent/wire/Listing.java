package io.enidetach.cloud.tencent.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.request.Attachment;
import io.enidetach.request.InstanceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the one entry that was asked for, and what holds it, in lists of either generation. */
public final class Listing {

    private Listing() {}

    /**
     * Reads the entry that fits. None proves only that this answer did not hold it; two contradict each other.
     *
     * @param list the list, or empty when the answer has something else in its place
     */
    public static <T> Reading<T> only(
            Reply.Good good,
            Optional<List<JsonNode>> list,
            Predicate<JsonNode> fits,
            Function<JsonNode, Reading<T>> read) {
        if (list.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("no_list"));
        }
        List<JsonNode> fitting = list.get().stream().filter(fits).toList();
        return switch (fitting.size()) {
            case 0 -> new Reading.Absent<>("not_listed");
            case 1 -> read.apply(fitting.get(0));
            default -> new Reading.Unreadable<>(good.odd("listed_twice"));
        };
    }

    /**
     * What holds an ENI: found, free (absent), or not to be told. A holder whose ID is not that of a server must never
     * look like no holder.
     *
     * @param holder an object, a list of them, empty text, null or nothing
     */
    public static Reading<Attachment> attachment(Reply.Good good, JsonNode holder, String idName, String sinceName) {
        if (Fields.isEmpty(holder)) {
            return new Reading.Absent<>("free");
        }
        if (!holder.isContainerNode()) {
            return new Reading.Unreadable<>(good.odd("odd_holder"));
        }
        List<JsonNode> holders = holder.isArray() ? Fields.list(holder) : List.of(holder);
        if (!holders.stream().allMatch(x -> x.isObject() || Fields.isEmpty(x))) {
            return new Reading.Unreadable<>(good.odd("odd_holder"));
        }
        List<JsonNode> named =
                holders.stream().filter(x -> !Fields.isEmpty(x.path(idName))).toList();
        if (named.isEmpty()) {
            return new Reading.Absent<>("free");
        }
        Optional<InstanceId> id = InstanceId.parse(Fields.text(named.get(0), idName));
        if (named.size() > 1 || id.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("odd_holder"));
        }
        return new Reading.Found<>(new Attachment(id.get(), Fields.optional(named.get(0), sinceName)));
    }
}
