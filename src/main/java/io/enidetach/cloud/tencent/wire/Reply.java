package io.enidetach.cloud.tencent.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What came back of a call, in either envelope. */
public sealed interface Reply {
    Set<Advice> MISSING = EnumSet.of(Advice.VPC_MISSING, Advice.ENI_MISSING, Advice.SERVER_MISSING);

    /**
     * The cloud says yes.
     *
     * @param content the whole answer in the v2 shape, what stands under {@code Response} in the v3 shape
     * @param modern whether it came in the v3 shape, which v2 hosts can also send
     */
    record Good(JsonNode content, String reference, boolean modern) implements Reply {

        /** An answer from which the thing cannot be read, though the cloud says yes. */
        public Trouble odd(String word) {
            return new Trouble(Advice.UNLISTED, word, reference, true);
        }
    }

    /** The cloud says no, with a code. */
    record Bad(ErrorTable.Meaning meaning, String reference) implements Reply {

        private Trouble trouble(boolean passing) {
            return new Trouble(meaning.advice(), meaning.code(), reference, passing);
        }
    }

    /** No answer, or none that can be read; {@code sent} is false only when the cloud cannot have heard of the call. */
    record Silent(String word, boolean sent) implements Reply {

        private Trouble trouble() {
            return new Trouble(Advice.UNREACHABLE, word, "", true);
        }
    }

    /** A word for logs and metrics. */
    default String outcome() {
        if (this instanceof Bad x) {
            return "code_" + x.meaning.code();
        }
        return this instanceof Silent x ? x.word : "ok";
    }

    /** The cloud's request ID, or empty text. */
    default String reference() {
        if (this instanceof Bad x) {
            return x.reference;
        }
        return this instanceof Good x ? x.reference : "";
    }

    /** Reads it as the answer to an ask; only what is certain to have had no effect is "not done". */
    default Answer answer(Function<Good, Optional<String>> task) {
        if (this instanceof Good x) {
            return task.apply(x)
                    .<Answer>map(Answer.Accepted::new)
                    .orElseGet(() -> new Answer.InDoubt("no_task", x.reference));
        }
        if (this instanceof Silent x) {
            return x.sent ? new Answer.InDoubt(x.word) : new Answer.NotDone(x.trouble());
        }
        Bad bad = (Bad) this;
        return switch (bad.meaning.kind()) {
            case NOT_DONE_FINAL -> new Answer.NotDone(bad.trouble(false));
            case NOT_DONE_LATER -> new Answer.NotDone(bad.trouble(true));
            case IN_DOUBT -> new Answer.InDoubt(outcome(), bad.reference);
        };
    }

    /** Reads it as a look at one thing. */
    default <T> Reading<T> reading(Function<Good, Reading<T>> thing) {
        if (this instanceof Good x) {
            return thing.apply(x);
        }
        if (this instanceof Bad x && MISSING.contains(x.meaning.advice())) {
            return new Reading.Absent<>(x.meaning.code());
        }
        return new Reading.Unreadable<>(whyUnreadable());
    }

    /** Reads it as a look at a task. */
    default TaskReading task(Function<Good, TaskReading> state) {
        return this instanceof Good x ? state.apply(x) : new TaskReading.Unreadable(whyUnreadable());
    }

    /** What is in the way of reading, or nothing when the cloud says yes. */
    default Optional<Trouble> inTheWay() {
        return this instanceof Good ? Optional.empty() : Optional.of(whyUnreadable());
    }

    private Trouble whyUnreadable() {
        if (this instanceof Silent x) {
            return x.trouble();
        }
        Bad bad = (Bad) this;
        boolean passing = switch (bad.meaning.kind()) {
            case NOT_DONE_FINAL -> false;
            case NOT_DONE_LATER -> true;
            case IN_DOUBT ->
                switch (bad.meaning.advice()) {
                    case CLOUD_FAULT, CLOCK_OFF, BUSY, UNLISTED -> true;
                    default -> false;
                };
        };
        return bad.trouble(passing);
    }
}
