package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the requests are kept.
 *
 * @param jdbc an address that the driver takes as it is; may hold a password when the operator wrote it into a JDBC address
 * @param user as taken out of a {@code postgres://} address
 * @param password as taken out of a {@code postgres://} address
 */
public record DatabaseUrl(Kind kind, Secret jdbc, Optional<String> user, Optional<Secret> password) {
    private static final String VARIABLE = "DATABASE_URL";
    private static final String MUST =
            "jdbc:sqlite:PATH, jdbc:postgresql://HOST/DATABASE or postgres://USER:PASSWORD@HOST:PORT/DATABASE";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    // Not java.net.URI, which knows no host with an underscore, as container networks have them.
    private static final Pattern POSTGRES = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/\\s]+)(?::(?<password>[^/\\s]*))?@)?"
            + "(?<place>(?:\\[[0-9a-fA-F:]+]|[\\w.-]+)(?::[1-9][0-9]{0,4})?/[^/?\\s]+(?:\\?\\S*)?)");

    /** The product. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    static DatabaseUrl from(Variables variables) {
        return variables.withDefault(VARIABLE, MUST, plain(Kind.SQLITE, "jdbc:sqlite:data/eni-detach.db"), text -> {
            if (text.startsWith(SQLITE)) {
                return sqlite(text);
            }
            return text.startsWith(POSTGRESQL) ? jdbcPostgresql(text) : postgres(text);
        });
    }

    private static Optional<DatabaseUrl> sqlite(String text) {
        String path = text.substring(SQLITE.length());
        // A database in memory would forget accepted commands.
        boolean forgets = path.isBlank() || path.contains(":memory:") || path.contains("mode=memory");
        return forgets ? Optional.empty() : Optional.of(plain(Kind.SQLITE, text));
    }

    private static Optional<DatabaseUrl> jdbcPostgresql(String text) {
        boolean named = text.length() > POSTGRESQL.length() + 2
                && text.startsWith("//", POSTGRESQL.length())
                && text.chars().noneMatch(Character::isWhitespace);
        return named ? Optional.of(plain(Kind.POSTGRESQL, text)) : Optional.empty();
    }

    /** The form that platforms hand out; the driver knows no user before the host, so user and password are taken out. */
    private static Optional<DatabaseUrl> postgres(String text) {
        Matcher parts = POSTGRES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String jdbc = POSTGRESQL + "//" + parts.group("place");
        try {
            return Optional.of(new DatabaseUrl(
                    Kind.POSTGRESQL,
                    new Secret(jdbc),
                    Optional.ofNullable(parts.group("user")).map(DatabaseUrl::decoded),
                    Optional.ofNullable(parts.group("password"))
                            .map(DatabaseUrl::decoded)
                            .map(Secret::new)));
        } catch (IllegalArgumentException badPercentSign) {
            return Optional.empty();
        }
    }

    /** Percent signs only: a plus stands for itself before the host of an address. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseUrl plain(Kind kind, String jdbc) {
        return new DatabaseUrl(kind, new Secret(jdbc), Optional.empty(), Optional.empty());
    }
}
