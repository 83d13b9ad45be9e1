package io.enidetach.sandbox.slack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The HTTP side: Web API methods and response URLs. Other paths are left to the handlers after it. */
final class SlackHandler extends Handler.Abstract {
    private static final String API = "/api/";

    private final WebApi api;
    private final ResponseUrls responseUrls;
    private final Faults faults;
    private final Calls calls;
    private final ScheduledExecutorService timer;

    SlackHandler(WebApi api, ResponseUrls responseUrls, Faults faults, Calls calls, ScheduledExecutorService timer) {
        this.api = api;
        this.responseUrls = responseUrls;
        this.faults = faults;
        this.calls = calls;
        this.timer = timer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean forApi = path.startsWith(API);
        if (!forApi && !ResponseUrls.isPath(path)) return false;
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        Answer answer = forApi
                ? api.handle(new ApiRequest.Raw(
                        path.substring(API.length()),
                        header(request, HttpHeader.CONTENT_TYPE),
                        header(request, HttpHeader.AUTHORIZATION),
                        Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""),
                        body))
                : respond(path, body);
        if (answer.delay().isZero()) write(answer, request, response, callback);
        else
            timer.schedule(
                    () -> write(answer, request, response, callback),
                    answer.delay().toMillis(),
                    TimeUnit.MILLISECONDS);
        return true;
    }

    private Answer respond(String path, String body) {
        long started = System.nanoTime();
        Optional<Faults.Planned> planned = faults.take(Faults.RESPONSE_URL);
        Answer answer = planned.flatMap(Faults::instead).orElseGet(() -> {
            Answer honest = responseUrls.post(path, body);
            return planned.map(fault -> Faults.spoil(fault, honest)).orElse(honest);
        });
        var shown = Json.parseObject(body).orElseGet(() -> Json.object().put("body", body));
        calls.apiCall(new ApiRequest(Faults.RESPONSE_URL, shown, ""), answer, started);
        return answer;
    }

    private static String header(Request request, HttpHeader name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    private static void write(Answer answer, Request request, Response response, Callback callback) {
        if (answer.reset()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new java.io.IOException("the simulator dropped this connection on purpose"));
            return;
        }
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
