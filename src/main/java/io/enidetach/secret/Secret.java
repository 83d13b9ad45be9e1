package io.enidetach.secret;

/** A credential. It prints as {@code Secret(…)}; {@link #value()} is for the one place that uses it. */
public record Secret(String value) {

    /** @throws IllegalArgumentException when the value is blank; the message does not hold it */
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
    }

    @Override
    public String toString() {
        return "Secret(…)";
    }
}
