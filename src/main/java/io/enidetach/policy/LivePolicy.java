package io.enidetach.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The policy in force. Thread-safe. */
public final class LivePolicy {
    /** What a look at the file found. */
    public enum Reload {
        /** The same text as at the last look. */
        UNCHANGED,
        /** A new policy is in force. */
        CHANGED,
        /** The file broke, or broke differently; the old policy stays in force. */
        BROKEN
    }

    /** Starts with what {@link PolicyFile#load} gave for the same file. */
    public LivePolicy(Path file, Policy first) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The policy in force. */
    public Policy current() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The first fault of the file while it is broken. */
    public Optional<Fault> fault() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** All faults of the file while it is broken. */
    public List<Fault> faults() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Looks at the file, and takes its policy when the text changed and is right. Call at least every 2 s. */
    public Reload reload() {
        throw new UnsupportedOperationException("not written yet");
    }
}
