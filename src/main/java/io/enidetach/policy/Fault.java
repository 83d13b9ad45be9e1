package io.enidetach.policy;

import java.util.Optional;

/**
 * One thing that is wrong in a policy (or decision table). Names file, line and field, never a value.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param field such as {@code rules[0].effect}; empty when the whole file is meant
 * @param nearest the right spelling that comes nearest, when one does
 */
public record Fault(String file, int line, int column, String field, Kind kind, Optional<String> nearest) {

    /** What is wrong, and in words what would be right. */
    public enum Kind {
        UNREADABLE_FILE("the file cannot be read");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Without the place. */
        public String sentence() {
            return sentence;
        }
    }
}
