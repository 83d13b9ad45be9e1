package io.enidetach.web;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A path whose handler may come after the start; 404 until then. */
final class Mount extends Handler.Wrapper {
    Mount() {
        super(true);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Handler mounted = getHandler();
        if (mounted == null) {
            Page.status(response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        return mounted.handle(request, response, callback);
    }
}
