package io.enidetach.policy;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * What reason a request for production must give. The pattern is RE2's, which takes linear time whatever it is given.
 *
 * @param required whether there must be one
 * @param minLength the fewest characters; 0 when the policy names none
 * @param pattern what must be found somewhere in it
 */
public record ReasonTerms(boolean required, int minLength, Optional<String> pattern) {

    /** Whether the reason will do. */
    public boolean accept(String reason) {
        String said = reason.strip();
        if (said.isEmpty()) {
            return !required;
        }
        return said.codePointCount(0, said.length()) >= minLength
                && pattern.map(p -> Pattern.compile(p).matcher(said).find()).orElse(true);
    }
}
