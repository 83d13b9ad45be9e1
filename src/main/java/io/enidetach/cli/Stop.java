package io.enidetach.cli;

import io.enidetach.config.Checked;

/** Ends a command early, with one line on standard error and an exit code. The line holds no secret. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The environment, the policy or a token cannot be used, or the command was written wrongly. */
    static final int USAGE = 2;
    /** A check failed, or something that is needed is out of reach. */
    static final int FAILED = 1;

    private final int exitCode;

    private Stop(int exitCode, String line) {
        super(line.replaceAll("\\s*\\R\\s*", " "));
        this.exitCode = exitCode;
    }

    /** Exit code 2. */
    public static Stop usage(String line) {
        return new Stop(USAGE, line);
    }

    /** Exit code 1. */
    public static Stop failed(String line) {
        return new Stop(FAILED, line);
    }

    /** The value, or a stop that names the variables that are wrong. */
    static <T> T unlessGood(Checked<T> checked) {
        return checked.fold(value -> value, bad -> {
            throw usage(bad.line());
        });
    }

    int exitCode() {
        return exitCode;
    }
}
