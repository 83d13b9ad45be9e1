package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the requests are kept.
 *
 * @param url as the operator wrote it, for the store to read; may hold a password
 */
public record DatabaseUrl(Secret url) {
    private static final String MUST =
            "jdbc:sqlite:PATH, jdbc:postgresql://HOST/DATABASE or postgres://USER:PASSWORD@HOST:PORT/DATABASE";
    private static final String STANDARD = "jdbc:sqlite:data/eni-detach.db";
    private static final Pattern SQLITE = Pattern.compile("jdbc:sqlite:[^\\s:].*");
    // Several hosts may be named, and container networks put underscores into names: java.net.URI knows neither.
    private static final Pattern POSTGRESQL = Pattern.compile("(?:jdbc:postgresql|postgres(?:ql)?)://"
            + "(?:[^:@/?\\s]+(?::[^/?\\s]*)?@)?(?<hosts>[^@/?\\s]+)/[^/?\\s]+(?:\\?\\S*)?");
    private static final Pattern HOSTS =
            Pattern.compile("HOST(,HOST)*".replace("HOST", "(?:\\[[0-9a-fA-F:]+]|[\\w.-]+)(?::[1-9][0-9]{0,4})?"));
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    static DatabaseUrl from(Variables variables) {
        return variables.withDefault("DATABASE_URL", MUST, new DatabaseUrl(new Secret(STANDARD)), DatabaseUrl::parse);
    }

    private static Optional<DatabaseUrl> parse(String text) {
        boolean named = text.startsWith("jdbc:sqlite:") ? isFile(text) : isServer(text);
        return named ? Optional.of(new DatabaseUrl(new Secret(text))) : Optional.empty();
    }

    /** A database in memory would forget accepted commands. */
    private static boolean isFile(String text) {
        return SQLITE.matcher(text).matches() && !text.contains(":memory:") && !text.contains("mode=memory");
    }

    private static boolean isServer(String text) {
        var parts = POSTGRESQL.matcher(text);
        return parts.matches()
                && HOSTS.matcher(parts.group("hosts")).matches()
                && !BAD_PERCENT.matcher(text).find();
    }
}
