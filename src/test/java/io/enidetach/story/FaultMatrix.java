package io.enidetach.story;

import static java.util.Map.entry;

import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.sandbox.tencent.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For each fault of the simulated cloud and each moment at which it may strike: how the request has to end, and why. */
final class FaultMatrix {
    /** These leave a reading without an answer that can be used. */
    private static final Set<Fault> BLINDING = EnumSet.of(
            Fault.HANG,
            Fault.RESET_BEFORE_EFFECT,
            Fault.RESET_AFTER_EFFECT,
            Fault.HTTP_5XX,
            Fault.HTTP_408,
            Fault.HTML_INSTEAD_OF_JSON,
            Fault.EMPTY_BODY,
            Fault.ERROR_CODE,
            Fault.CLOCK_SKEW);

    /** These may strike before the ask takes effect or after it. */
    private static final Set<Fault> EITHER_SIDE = EnumSet.of(
            Fault.HANG, Fault.HTTP_5XX, Fault.HTTP_408, Fault.HTML_INSTEAD_OF_JSON, Fault.EMPTY_BODY, Fault.ERROR_CODE);

    /** What the end has to say, in the words of the resource bundle. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            entry("done", "It took"),
            entry("not looked up", "could not be read in time"),
            entry("elsewhere", "but the cloud says that"),
            entry("no proof", "gave no clear answer"),
            entry("endless", "its task had no end in time"),
            entry("unseen", "reports success, but the interface still looked unchanged"),
            entry("task failed", "its task failed"));

    private static final End DONE = new End("succeeded", "done");

    private FaultMatrix() {}

    /** When the fault strikes. */
    enum Moment {
        /** The first reading. */
        BEFORE,
        /** Every reading, from before the command on. */
        BEFORE_FOR_GOOD,
        /** The ask, before it takes effect. */
        DURING,
        /** The ask, after it took effect. */
        DURING_BUT_DONE,
        /** Some calls after the ask. */
        AFTER,
        /** Every call after the ask. */
        AFTER_FOR_GOOD
    }

    /** An end and the sentence that tells it. */
    record End(String state, String why) {
        String sentence() {
            return SENTENCES.get(why);
        }
    }

    /** One cell; {@code asks} is how often the cloud may be called to detach. */
    record Cell(Generation generation, Fault fault, Moment moment, End end, int asks) {
        @Override
        public String toString() {
            return generation + " " + fault + " " + moment + ": " + end.state + ", " + end.why;
        }
    }

    static List<Cell> cells(Generation generation) {
        List<Cell> cells = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            for (Moment moment : Moment.values()) {
                end(generation, fault, moment)
                        .ifPresent(end -> cells.add(
                                new Cell(generation, fault, moment, end, asks(generation, fault, moment, end))));
            }
        }
        return cells;
    }

    private static Optional<End> end(Generation generation, Fault fault, Moment moment) {
        boolean blind = BLINDING.contains(fault);
        return switch (moment) {
            case BEFORE -> Optional.of(fault == Fault.ENI_MOVED_MEANWHILE ? new End("refused", "elsewhere") : DONE);
            case BEFORE_FOR_GOOD ->
                Optional.of(new End("failed", "not looked up")).filter(end -> blind);
            case DURING -> Optional.of(during(generation, fault));
            case DURING_BUT_DONE -> Optional.of(DONE).filter(end -> EITHER_SIDE.contains(fault));
            case AFTER -> Optional.of(DONE);
            case AFTER_FOR_GOOD -> Optional.of(blind ? new End("unknown", "endless") : DONE);
        };
    }

    private static End during(Generation generation, Fault fault) {
        return switch (fault) {
            case TASK_FAILS -> new End("failed", "task failed");
            case TASK_NEVER_ENDS -> new End("unknown", "endless");
            case SUCCESS_BUT_STILL_ATTACHED -> new End("unknown", "unseen");
            // API 2.0 calls it a repeated call, which may have been done (contract, 8: 4500).
            case CLOCK_SKEW -> generation == Generation.V2 ? new End("unknown", "no proof") : DONE;
            default -> isLost(fault) && !isRepeated(generation, fault) ? new End("unknown", "no proof") : DONE;
        };
    }

    private static boolean isLost(Fault fault) {
        return EITHER_SIDE.contains(fault) || fault == Fault.RESET_BEFORE_EFFECT;
    }

    // With API 3.0 the same call with the same ClientToken is the same ask (contract, 8); a code is an answer, and not
    // lost.
    private static boolean isRepeated(Generation generation, Fault fault) {
        return generation == Generation.V3 && isLost(fault) && fault != Fault.ERROR_CODE;
    }

    private static int asks(Generation generation, Fault fault, Moment moment, End end) {
        if (end.state.equals("refused") || end.why.equals("not looked up")) {
            return 0;
        }
        boolean tooOld = generation == Generation.V3 && fault == Fault.CLOCK_SKEW;
        return moment == Moment.DURING && (tooOld || isRepeated(generation, fault)) ? 2 : 1;
    }
}
