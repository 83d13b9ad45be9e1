package io.enidetach.policy;

import java.util.List;
import java.util.Map;

/** One value of a YAML document and where it begins. A scalar keeps its kind, so that nothing is coerced. */
sealed interface Node {
    Place at();

    /** A text: quoted, or plain and neither number, {@code true}, {@code false} nor null. */
    record Text(String value, Place at) implements Node {}

    /** A whole number as it was written. */
    record Whole(String digits, Place at) implements Node {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value, Place at) implements Node {}

    /** Null, or a number that is not whole. */
    record Other(Place at) implements Node {}

    /** A sequence. */
    record Items(List<Node> items, Place at) implements Node {}

    /** A mapping, in the order written; keys are unique. */
    record Entries(Map<String, Entry> entries, Place at) implements Node {}

    /** A key's place and its value. */
    record Entry(Place keyAt, Node value) {}
}
