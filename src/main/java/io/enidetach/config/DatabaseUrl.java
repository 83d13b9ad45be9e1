package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
        try {
            URI uri = new URI(text);
            boolean known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            boolean named = uri.getRawPath() != null && uri.getRawPath().length() > 1;
            if (!known || !named || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String jdbc = POSTGRESQL + "//" + uri.getHost() + port + uri.getRawPath() + query;
            String[] login =
                    Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            return Optional.of(new DatabaseUrl(
                    Kind.POSTGRESQL,
                    new Secret(jdbc),
                    Optional.of(decoded(login[0])).filter(user -> !user.isEmpty()),
                    login.length > 1 ? Optional.of(new Secret(decoded(login[1]))) : Optional.empty()));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
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
