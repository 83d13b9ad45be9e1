package io.enidetach.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the database is, read from {@code DATABASE_URL} (contract, 3). Prints itself without user and password.
 *
 * @param file the file, for SQLite only
 * @param jdbc the URL without user and password
 */
record Place(Dialect dialect, Optional<Path> file, String jdbc, Optional<String> user, Optional<String> password) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String JDBC_POSTGRESQL = "jdbc:postgresql:";

    /** @throws IllegalArgumentException when it is none of the three forms; the message does not repeat the URL */
    static Place parse(String url) {
        if (url.startsWith(SQLITE)) {
            return sqlite(url.substring(SQLITE.length()));
        }
        if (url.startsWith(JDBC_POSTGRESQL)) {
            return postgresql(url.substring("jdbc:".length()));
        }
        if (url.startsWith("postgres:") || url.startsWith("postgresql:")) {
            return postgresql(url);
        }
        throw malformed();
    }

    private static Place sqlite(String rest) {
        String path = rest.startsWith("file:") ? rest.substring("file:".length()) : rest;
        int options = path.indexOf('?');
        path = options < 0 ? path : path.substring(0, options);
        if (path.isBlank() || path.startsWith(":")) {
            throw malformed();
        }
        Path file = Path.of(path).toAbsolutePath().normalize();
        return new Place(Dialect.SQLITE, Optional.of(file), SQLITE + file, Optional.empty(), Optional.empty());
    }

    private static Place postgresql(String url) {
        int colon = url.indexOf(':');
        // java.net.URI refuses a host list and an underscore in a host name, both of which the driver takes.
        String rest = url.substring(colon + 1);
        int question = rest.indexOf('?');
        String base = question < 0 ? rest : rest.substring(0, question);
        Credentials found = Credentials.none();
        int at = base.lastIndexOf('@');
        if (at >= 0) {
            found = Credentials.ofUserInfo(base.substring(base.startsWith("//") ? 2 : 0, at));
            base = "//" + base.substring(at + 1);
        }
        if (base.length() < 3 || !base.startsWith("//")) {
            throw malformed();
        }
        List<String> options = new ArrayList<>();
        for (String option :
                question < 0 ? new String[0] : rest.substring(question + 1).split("&")) {
            if (option.startsWith("user=")) {
                found = found.withUser(decoded(option.substring("user=".length())));
            } else if (option.startsWith("password=")) {
                found = found.withPassword(decoded(option.substring("password=".length())));
            } else if (!option.isEmpty()) {
                options.add(option);
            }
        }
        String tail = options.isEmpty() ? "" : "?" + String.join("&", options);
        return new Place(
                Dialect.POSTGRESQL, Optional.empty(), JDBC_POSTGRESQL + base + tail, found.user, found.password);
    }

    private record Credentials(Optional<String> user, Optional<String> password) {
        static Credentials none() {
            return new Credentials(Optional.empty(), Optional.empty());
        }

        static Credentials ofUserInfo(String userInfo) {
            int colon = userInfo.indexOf(':');
            return colon < 0
                    ? none().withUser(decoded(userInfo))
                    : none().withUser(decoded(userInfo.substring(0, colon)))
                            .withPassword(decoded(userInfo.substring(colon + 1)));
        }

        Credentials withUser(String name) {
            return new Credentials(Optional.of(name), password);
        }

        Credentials withPassword(String secret) {
            return new Credentials(user, Optional.of(secret));
        }

        @Override
        public String toString() {
            return "Credentials(…)";
        }
    }

    private static String decoded(String text) {
        try {
            // A plus sign in a password is a plus sign.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "a database is jdbc:sqlite:PATH, jdbc:postgresql://host:port/db or postgres://user:pass@host:port/db");
    }

    /** The file, or host, port and name of the database. */
    String shown() {
        if (file.isPresent()) {
            return file.get().toString();
        }
        String rest = jdbc.substring(JDBC_POSTGRESQL.length() + "//".length());
        int question = rest.indexOf('?');
        return question < 0 ? rest : rest.substring(0, question);
    }

    @Override
    public String toString() {
        return shown();
    }
}
