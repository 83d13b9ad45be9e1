package io.enidetach.policy;

import java.nio.file.Path;

/** Reads a policy strictly: nothing is coerced, unknown and doubled keys are faults. */
public final class PolicyFile {
    private PolicyFile() {}

    /** Reads a file; one that cannot be read is {@link Loaded.Broken}. */
    public static Loaded load(Path file) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Reads a text; the name is only for faults. */
    public static Loaded parse(String yaml, String fileName) {
        throw new UnsupportedOperationException("not written yet");
    }
}
