package io.enidetach.slack.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which addresses are this machine: only there may traffic go without TLS. */
public final class Loopback {
    private Loopback() {}

    /** Whether the host is this machine by its literal address or the name localhost; nothing is looked up by name. */
    public static boolean is(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("127(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
