package io.enidetach.workflow;

import io.enidetach.request.Note;
import java.util.Map;

/** Why an instruction is not followed, as a word to its giver. {@code copy}: the message it came from is not the known one. */
record Verdict(Note note, Map<String, String> args, boolean copy) {

    static Verdict of(Note note, Map<String, String> args) {
        return new Verdict(note, args, false);
    }

    /** Leaves the judgement of an instruction as soon as the outcome is known. */
    static final class Objection extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Verdict verdict;

        Objection(Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }

        Objection(Note note, Map<String, String> args) {
            this(Verdict.of(note, args));
        }

        Verdict verdict() {
            return verdict;
        }
    }
}
