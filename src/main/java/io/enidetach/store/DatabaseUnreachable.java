package io.enidetach.store;

/** The database could not be opened in time; the message is one line for an operator and holds no password. */
public final class DatabaseUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachable(String line, Throwable cause) {
        super(line, cause);
    }
}
