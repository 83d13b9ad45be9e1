package io.enidetach.cloud.tencent.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
     * Reads each entry that can be read.
     *
     * @param list the list, or empty when the answer has something else in its place
     */
    public static <T> Reading<Pages.Page<T>> page(
            Reply.Good good, Optional<List<JsonNode>> list, Function<JsonNode, Optional<T>> read) {
        if (list.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("no_list"));
        }
        List<T> readable =
                list.get().stream().flatMap(entry -> read.apply(entry).stream()).toList();
        return new Reading.Found<>(new Pages.Page<>(readable, list.get().size(), total(good)));
    }

    /** How many there are on all pages, where the answer of either generation says so. */
    public static Optional<Integer> total(Reply.Good good) {
        JsonNode content = good.content();
        return Fields.optional(content, "totalCount", "TotalCount")
                .or(() -> Fields.optional(content.path("data"), "totalNum", "totalCount"))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    /** A look at one thing as a list: an answer without it is an empty one. */
    public static <T> Reading<List<T>> atMostOne(Reading<T> one) {
        return one.fold(
                it -> new Reading.Found<>(List.of(it)),
                code -> new Reading.Found<>(List.of()),
                Reading.Unreadable::new);
    }

    /** Two lists as one without doubles; not to be read when either is not. */
    public static <T> Reading<List<T>> both(Reading<List<T>> one, Reading<List<T>> other) {
        if (one.seen().isEmpty() || other.seen().isEmpty()) {
            return one.seen().isEmpty() ? one : other;
        }
        return new Reading.Found<>(Stream.concat(one.seen().get().stream(), other.seen().get().stream())
                .distinct()
                .toList());
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

    /** The fields that name an ENI and what it is, in one generation's words. */
    public record EniNames(String id, String name, String primary) {}

    /**
     * Those entries whose holder is this server, whatever the cloud was asked to filter by.
     *
     * @param holder who holds the ENI of an entry
     */
    public static Reading<Pages.Page<Neighbour>> held(
            Reply.Good good,
            Optional<List<JsonNode>> list,
            EniNames names,
            Function<JsonNode, Reading<Attachment>> holder,
            InstanceId server) {
        if (list.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("no_list"));
        }
        List<Neighbour> held = new ArrayList<>();
        for (JsonNode entry : list.get()) {
            Reading<Attachment> by = holder.apply(entry);
            Optional<EniId> id = EniId.parse(Fields.text(entry, names.id()));
            if (by instanceof Reading.Unreadable || id.isEmpty()) {
                return new Reading.Unreadable<>(good.odd("odd_entry"));
            }
            if (by.seen().filter(a -> a.instance().equals(server)).isPresent()) {
                held.add(new Neighbour(
                        id.get(), Fields.text(entry, names.name()), Fields.isTrue(entry, names.primary())));
            }
        }
        return new Reading.Found<>(
                new Pages.Page<>(List.copyOf(held), list.get().size(), total(good)));
    }
}
