package io.enidetach.workflow;

import io.enidetach.request.Action;
import io.enidetach.request.Instruction;
import io.enidetach.request.Moved;
import io.enidetach.request.Note;
import io.enidetach.request.Order;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import java.util.Map;
import java.util.Optional;

/** New requests made from a button of an ended one; they go the way of a typed command with all three IDs. */
final class Successors {
    private final Openings openings;

    Successors(Openings openings) {
        this.openings = openings;
    }

    void reattach(Instruction given, Request ended) {
        open(given, ended, Action.ATTACH);
    }

    void askAgain(Instruction given, Request ended) {
        open(given, ended, ended.order().action());
    }

    private void open(Instruction given, Request ended, Action action) {
        Preview preview = ended.preview().orElseThrow();
        Order order = new Order(
                action,
                ended.order().dryRun(),
                ended.order().enis(),
                Optional.of(preview.vpc().id()),
                Optional.of(preview.server().id()),
                Optional.of(preview.region()),
                ended.order().reason(),
                given.by(),
                given.in(),
                given.at());
        openings.commit(order, moved -> change(given, moved), Steps.BUDGET);
    }

    private static Change change(Instruction given, Moved moved) {
        Map<String, String> args = Map.of("id", moved.request().id().value());
        return Change.of(moved)
                .carriedOut(given.key())
                .send(Outgoing.privately(
                        given.key(),
                        Optional.of(moved.request().id()),
                        given.by(),
                        given.in(),
                        Note.NEW_REQUEST,
                        args));
    }
}
