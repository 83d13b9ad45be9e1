package io.enidetach.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects everything that is wrong in one file. */
final class Faults {
    // A key with digits or of great length may be a value that slipped to the left of a colon, even a secret.
    private static final Pattern HARMLESS_KEY = Pattern.compile("[A-Za-z_-]{1,24}");

    private final String file;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(Place at, String field, Fault.Kind kind) {
        add(at, field, kind, Optional.empty());
    }

    void add(Place at, String field, Fault.Kind kind, Optional<String> nearest) {
        faults.add(new Fault(file, at.line(), at.column(), field, kind, nearest));
    }

    void warn(Place at, String field, Warning.Kind kind) {
        warnings.add(new Warning(file, at.line(), at.column(), field, kind));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** In the order of the file. */
    List<Fault> all() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .toList();
    }

    List<Warning> warnings() {
        return warnings.stream().sorted(Comparator.comparingInt(Warning::line)).toList();
    }

    /** The path of a key below a path; a key that may be a secret is shown as {@code ?}. */
    static String join(String path, String key) {
        String shown = HARMLESS_KEY.matcher(key).matches() ? key : "?";
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
