package io.enidetach.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The policy in force. Readers never wait and always see one whole policy; a broken file leaves the old one in force.
 * Write the file elsewhere and move it into place: half a file may happen to be a policy.
 */
public final class LivePolicy {
    private final Path file;
    private volatile State state;

    private record State(Policy policy, Optional<String> text, List<Fault> faults) {}

    /** What a look at the file found. */
    public enum Reload {
        /** The same as at the last look. */
        UNCHANGED,
        /** A new policy is in force, or the old one's text is back. */
        CHANGED,
        /** The file broke, or broke differently; the old policy stays in force. */
        BROKEN
    }

    /** Starts with what {@link PolicyFile#load} gave for the same file. */
    public LivePolicy(Path file, Policy first) {
        this.file = file;
        // No text yet: a change between that load and the first look is not missed.
        this.state = new State(first, Optional.empty(), List.of());
    }

    /** The policy in force. */
    public Policy current() {
        return state.policy();
    }

    /** The first fault of the file while it is broken. */
    public Optional<Fault> fault() {
        return faults().stream().findFirst();
    }

    /** All faults of the file while it is broken. */
    public List<Fault> faults() {
        return state.faults();
    }

    /** Looks at the file, and takes its policy when the text changed and is right. Call at least every 2 s. */
    public synchronized Reload reload() {
        State before = state;
        // What stands there instead of a file, a pipe say, could keep this waiting for ever.
        Optional<String> text = Files.isRegularFile(file) ? SourceText.of(file) : Optional.empty();
        boolean known = before.text().isPresent() || !before.faults().isEmpty();
        if (known && text.equals(before.text())) {
            return Reload.UNCHANGED;
        }
        Loaded loaded = PolicyFile.of(text, file.toString());
        if (loaded instanceof Loaded.Broken broken) {
            state = new State(before.policy(), text, broken.faults());
            return Reload.BROKEN;
        }
        Policy policy = ((Loaded.Ok) loaded).policy();
        boolean same = before.faults().isEmpty()
                && policy.version().equals(before.policy().version());
        state = new State(policy, text, List.of());
        return same ? Reload.UNCHANGED : Reload.CHANGED;
    }
}
