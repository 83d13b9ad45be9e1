package io.enidetach.policy;

import java.nio.file.Path;
import java.util.Optional;

/** Reads a policy strictly: nothing is coerced, unknown and doubled keys are faults. */
public final class PolicyFile {
    private PolicyFile() {}

    /** Reads a file; one that cannot be read is {@link Loaded.Broken}. */
    public static Loaded load(Path file) {
        return of(SourceText.of(file), file.toString());
    }

    /** Reads a text; the name is only for faults. */
    public static Loaded parse(String yaml, String fileName) {
        return of(Optional.of(yaml), fileName);
    }

    static Loaded of(Optional<String> text, String fileName) {
        Faults faults = new Faults(fileName);
        if (text.isEmpty()) {
            faults.add(Place.FILE, "", Fault.Kind.UNREADABLE_FILE);
            return new Loaded.Broken(faults.all());
        }
        String version = SourceText.version(text.get());
        Optional<Policy> policy =
                Yaml.read(text.get(), faults).flatMap(root -> new PolicyReader(faults).read(root, version));
        return policy.isPresent() ? new Loaded.Ok(policy.get(), faults.warnings()) : new Loaded.Broken(faults.all());
    }
}
