package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** {@code /sandbox/…}: the JSON API and the stream of news. */
final class PageHandler extends Handler.Abstract {
    private static final String ROOT = "/sandbox/";
    private static final int BODY_BYTES_MAX = 256 * 1024;

    private final PageApi api;
    private final News news;

    PageHandler(PageApi api, News news) {
        this.api = api;
        this.news = news;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(ROOT)) return false;
        String what = path.substring(ROOT.length());
        try {
            if (HttpMethod.POST.is(request.getMethod())) return write(what, request, response, callback);
            if (!HttpMethod.GET.is(request.getMethod())) return false;
            return what.equals("events")
                    ? stream(request, response, callback)
                    : read(what, request, response, callback);
        } catch (IllegalArgumentException mistake) {
            return complain(mistake, response, callback);
        }
    }

    private boolean read(String what, Request request, Response response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        Optional<ObjectNode> found = api.read(what, value(query, "as"), number(value(query, "after")));
        found.ifPresent(json -> answer(200, json, response, callback));
        return found.isPresent();
    }

    private boolean write(String what, Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() < 0 || request.getLength() > BODY_BYTES_MAX) {
            throw new IllegalArgumentException("the body needs a length of at most " + BODY_BYTES_MAX + " bytes");
        }
        ObjectNode wish = Json.parseObject(Content.Source.asString(request, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
        Optional<CompletableFuture<ObjectNode>> result = api.write(what, wish);
        result.ifPresent(later -> later.whenComplete((json, failure) -> {
            if (failure == null) answer(200, json, response, callback);
            else callback.failed(failure);
        }));
        return result.isPresent();
    }

    private boolean stream(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
        new EventStream(value(Request.extractQueryParameters(request), "as"), response, callback, news).open();
        return true;
    }

    private static boolean complain(IllegalArgumentException mistake, Response response, Callback callback) {
        answer(400, Json.object().put("error", String.valueOf(mistake.getMessage())), response, callback);
        return true;
    }

    private static void answer(int status, ObjectNode json, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
        Content.Sink.write(response, true, Json.write(json), callback);
    }

    private static String value(Fields query, String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
