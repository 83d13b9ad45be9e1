package io.enidetach.policy;

import java.util.List;

/** What reading a policy gave. */
public sealed interface Loaded {
    /** It can be used. */
    record Ok(Policy policy, List<Warning> warnings) implements Loaded {}

    /** It cannot; at least one fault, in the order of the file. */
    record Broken(List<Fault> faults) implements Loaded {}
}
