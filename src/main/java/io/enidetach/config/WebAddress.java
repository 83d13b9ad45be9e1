package io.enidetach.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that calls with secrets may go to: https, or http when that cannot leave the machine. */
final class WebAddress {
    // Literals only: a name that resolves to loopback today may resolve to something else tomorrow.
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|\\[::1]");

    private WebAddress() {}

    /** The address in a text, when it has scheme and host, a port in range, and neither user, query nor fragment. */
    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            return isUsable(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= 65_535
                && ("https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme())
                                && LOOPBACK.matcher(uri.getHost()).matches());
    }
}
