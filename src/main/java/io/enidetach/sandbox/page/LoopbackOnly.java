package io.enidetach.sandbox.page;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in only browsers that were pointed at this machine itself. A page of another site could otherwise make its own name
 * resolve to loopback and read or press everything here (DNS rebinding), or post across origins.
 */
final class LoopbackOnly extends Handler.Wrapper {
    /** A page of another origin cannot set it without a preflight, which nobody answers here. */
    static final String HEADER = "X-Sandbox";

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    LoopbackOnly(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = header(request, "Host").toLowerCase(Locale.ROOT);
        if (!isHere(host, Request.getLocalPort(request))) {
            return refuse("open this page as http://localhost:" + Request.getLocalPort(request), response, callback);
        }
        if (isWriting(request) && !isOwn(request, host)) {
            return refuse("only this page itself may do that", response, callback);
        }
        return super.handle(request, response, callback);
    }

    private static boolean isHere(String host, int port) {
        return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port) || port == 80 && host.equals(name));
    }

    private static boolean isWriting(Request request) {
        return !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod());
    }

    private static boolean isOwn(Request request, String host) {
        String origin = header(request, "Origin").toLowerCase(Locale.ROOT);
        return (origin.isEmpty() || origin.equals("http://" + host))
                && !header(request, HEADER).isEmpty();
    }

    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    private static boolean refuse(String why, Response response, Callback callback) {
        response.setStatus(403);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        org.eclipse.jetty.io.Content.Sink.write(response, true, why + "\n", callback);
        return true;
    }
}
