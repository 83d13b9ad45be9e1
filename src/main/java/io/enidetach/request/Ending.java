package io.enidetach.request;

import java.util.Map;
import java.util.Optional;

/** Why something ended as it did: a code with values, made into a sentence only where people read it. */
public record Ending(Reason reason, Map<String, String> args, Optional<Person> by) {

    /** An ending nobody in particular caused. */
    public static Ending because(Reason reason, Map<String, String> args) {
        return new Ending(reason, args, Optional.empty());
    }
}
