package io.enidetach.workflow;

import io.enidetach.policy.Fault;
import io.enidetach.policy.LivePolicy;
import io.enidetach.request.AuditNote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a policy file that changed, and has the record say which policy is in force since when: also one that changed
 * while no bot ran, and once for all processes.
 */
public final class PolicyReloads {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyReloads.class);
    private static final String WHAT = "policy";

    private final LivePolicy policy;
    private final Ledger ledger;
    private String recorded = "";

    PolicyReloads(LivePolicy policy, Ledger ledger) {
        this.policy = policy;
        this.ledger = ledger;
    }

    /** Looks at the file; call it every few seconds, from one thread. */
    public void look() {
        switch (policy.reload()) {
            case CHANGED ->
                LOG.info("policy: version {} is in force", policy.current().version());
            case BROKEN ->
                LOG.error(
                        "policy: the file is broken, version {} stays in force: {}",
                        policy.current().version(),
                        policy.fault().map(Fault::toString).orElse(""));
            case UNCHANGED -> {}
        }
        record(policy.current().version(), policy.fault().map(Fault::toString));
    }

    private void record(String version, Optional<String> fault) {
        String now = version + fault.map(f -> "\n" + f).orElse("");
        while (!now.equals(recorded)) {
            Optional<String> before = ledger.lastKnown(WHAT);
            boolean told = before.filter(now::equals).isPresent()
                    || ledger.commit(
                                    Change.none()
                                            .news(new News(WHAT, before, now))
                                            .audit(note(before, version, fault)),
                                    Steps.BUDGET)
                            instanceof Committed.Done;
            if (told) {
                recorded = now;
            }
        }
    }

    private static AuditNote note(Optional<String> before, String version, Optional<String> fault) {
        Map<String, String> detail = new LinkedHashMap<>();
        before.map(b -> b.lines().findFirst().orElseThrow()).ifPresent(b -> detail.put("from_version", b));
        detail.put("version", version);
        fault.ifPresent(f -> detail.put("fault", f));
        return AuditNote.aside(fault.isPresent() ? "policy_broken" : "policy_in_force", AuditNote.BOT, detail);
    }
}
