package io.enidetach.web;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A text made anew for each GET. */
final class Page extends Handler.Abstract {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private final Supplier<Text> text;

    Page(Supplier<Text> text) {
        this.text = text;
    }

    /** What to answer. */
    record Text(int status, String type, String body) {
        static Text plain(int status, String body) {
            return new Text(status, PLAIN, body);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
            write(text.get(), response, callback);
        } else {
            refuse(response, callback, "GET, HEAD");
        }
        return true;
    }

    static void write(Text text, Response response, Callback callback) {
        response.setStatus(text.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, text.type());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, text.body(), callback);
    }

    /** 405, with what is allowed. */
    static void refuse(Response response, Callback callback, String allowed) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        status(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
    }

    /** A status and its meaning, without a word about the software. */
    static void status(Response response, Callback callback, int status) {
        write(Text.plain(status, HttpStatus.getMessage(status) + "\n"), response, callback);
    }
}
