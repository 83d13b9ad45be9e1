package io.enidetach.workflow;

import io.enidetach.cloud.Trouble;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Ruling;
import java.util.Map;

/** What a look at the cloud, the rights and the policy says about a request. */
sealed interface Finding {

    /** It may be done, and this is what it would touch. */
    record Fit(Preview preview, Ruling ruling) implements Finding {}

    /**
     * It may not, or cannot.
     *
     * @param whole whether that holds for the whole request, not only for the ENI looked at
     */
    record Unfit(Reason reason, Map<String, String> args, boolean whole) implements Finding {}

    /** The cloud did not say. */
    record CloudTrouble(Trouble trouble) implements Finding {}

    /** Who the requester is, or what groups they are in, could not be read. */
    record RightsTrouble() implements Finding {}

    /** A refusal that holds for the whole request. */
    static Finding unfit(Reason reason, Map<String, String> args) {
        return new Unfit(reason, args, true);
    }

    /** Leaves a judgement in the middle as soon as the outcome is known. */
    final class Settled extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Settled(Finding finding) {
            super(null, null, false, false);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }
}
