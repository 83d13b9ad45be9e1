package io.enidetach.sandbox.tencent;

import java.util.List;
import java.util.Optional;

/** The faults that strike one call. */
record Struck(List<FaultRule> rules) {

    boolean by(Fault fault) {
        return how(fault).isPresent();
    }

    Optional<FaultRule.How> how(Fault fault) {
        return rules.stream()
                .filter(rule -> rule.fault() == fault)
                .map(FaultRule::how)
                .findFirst();
    }

    /** How the task of this call shall end. */
    Task.Ending ending() {
        if (by(Fault.TASK_FAILS)) {
            return Task.Ending.FAILS;
        }
        if (by(Fault.TASK_NEVER_ENDS)) {
            return Task.Ending.NEVER;
        }
        return by(Fault.SUCCESS_BUT_STILL_ATTACHED) ? Task.Ending.SUCCESS_WITHOUT_EFFECT : Task.Ending.NORMAL;
    }
}
