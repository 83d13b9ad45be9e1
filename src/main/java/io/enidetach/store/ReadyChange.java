package io.enidetach.store;

import io.enidetach.workflow.Change;
import java.util.List;
import java.util.Optional;

/** A change with its values as JSON, made by whoever wants it: the writer of SQLite is one thread, for which all wait. */
record ReadyChange(Change change, Optional<String> request, Optional<String> instruction, List<String> outgoing) {

    static ReadyChange of(Change change) {
        return new ReadyChange(
                change,
                change.request().map(Json::of),
                change.instruction().map(Json::of),
                change.outgoing().stream().map(Json::of).toList());
    }
}
