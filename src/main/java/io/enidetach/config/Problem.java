package io.enidetach.config;

/**
 * A variable that is missing or malformed. Never holds the value, which may be a secret in the wrong place.
 *
 * @param variable the name, or two with {@code or} between them where either would do
 * @param must what it must look like, to be read after "must be"
 */
public record Problem(String variable, boolean missing, String must) {

    /** A sentence without a full stop. */
    @Override
    public String toString() {
        return variable + (missing ? " is missing, it" : " is malformed, it") + " must be " + must;
    }
}
