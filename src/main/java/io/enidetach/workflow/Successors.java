package io.enidetach.workflow;

import io.enidetach.request.Action;
import io.enidetach.request.EniId;
import io.enidetach.request.Instruction;
import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Moved;
import io.enidetach.request.Note;
import io.enidetach.request.Order;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New requests made from a button of an ended one; they go the way of a typed command with all three IDs. */
final class Successors {
    private final Openings openings;

    Successors(Openings openings) {
        this.openings = openings;
    }

    void reattach(Instruction given, Request ended) {
        open(given, ended, Action.ATTACH, ended.order().enis());
    }

    /** For what is not done yet; a detached ENI would only be refused. */
    void askAgain(Instruction given, Request ended) {
        List<EniId> left = ended.lines().stream()
                .filter(line -> line.state() != LineState.DONE)
                .map(Line::eni)
                .toList();
        open(given, ended, ended.order().action(), left);
    }

    private void open(Instruction given, Request ended, Action action, List<EniId> enis) {
        Preview preview = ended.preview().orElseThrow();
        Order order = new Order(
                action,
                ended.order().dryRun(),
                enis,
                Optional.of(preview.vpc().id()),
                Optional.of(preview.server().id()),
                Optional.of(preview.region()),
                ended.order().reason(),
                given.by(),
                given.in(),
                given.at());
        openings.commit(order, moved -> change(given, moved, ended), Steps.BUDGET);
    }

    private static Change change(Instruction given, Moved moved, Request ended) {
        Map<String, String> args = Map.of("id", moved.request().id().value());
        return Change.of(moved)
                .noting("follows", ended.id().value())
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
