package io.enidetach.sandbox.tencent;

import java.time.Duration;
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
            return new Task.Ending(Task.How.FAILS, Duration.ZERO);
        }
        if (by(Fault.TASK_NEVER_ENDS)) {
            return new Task.Ending(Task.How.NEVER, Duration.ZERO);
        }
        return how(Fault.SUCCESS_BUT_STILL_ATTACHED)
                .map(how -> new Task.Ending(Task.How.SUCCESS_ONLY, how.duration()))
                .orElse(Task.Ending.NORMAL);
    }
}
