package io.enidetach.cli;

import io.enidetach.policy.Loaded;
import io.enidetach.policy.Policy;
import io.enidetach.policy.PolicyFile;
import java.nio.file.Path;

/** The policy, for commands that cannot go on without one. */
final class ThePolicy {
    private ThePolicy() {}

    /** Stops with the first fault when the file cannot be used. */
    static Policy in(Path file) {
        Loaded loaded = PolicyFile.load(file);
        if (loaded instanceof Loaded.Ok ok) {
            return ok.policy();
        }
        var faults = ((Loaded.Broken) loaded).faults();
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more, see policy check)";
        throw Stop.failed(faults.get(0) + more);
    }
}
