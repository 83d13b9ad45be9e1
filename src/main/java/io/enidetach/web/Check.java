package io.enidetach.web;

import java.util.function.Supplier;

/**
 * One line of {@code /readyz}.
 *
 * @param name one word, such as {@code database}
 * @param ask asked anew at each request, by several threads; should answer within a second
 */
public record Check(String name, Supplier<Status> ask) {

    /**
     * An answer.
     *
     * @param ready false only for what keeps the bot from taking a command
     * @param fine false when somebody should look at it
     * @param text one line for an operator, without IDs, names and values of the policy
     */
    public record Status(boolean ready, boolean fine, String text) {
        /** Nothing to tell. */
        public static Status ok() {
            return new Status(true, true, "ok");
        }

        /** Worth telling, but commands can be taken. */
        public static Status note(String text) {
            return new Status(true, false, text);
        }

        /** Commands cannot be taken. */
        public static Status notReady(String text) {
            return new Status(false, false, text);
        }
    }

    /** Whether nobody has to look at it now. */
    public boolean isFine() {
        return status().fine();
    }

    /** The answer; a check that throws says not ready. */
    Status status() {
        try {
            return ask.get();
        } catch (RuntimeException broken) {
            // Only the kind: a message may hold an address with a password.
            return Status.notReady("cannot be told (" + broken.getClass().getSimpleName() + ")");
        }
    }
}
