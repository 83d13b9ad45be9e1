package io.enidetach.sandbox.tencent;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The HTTP side. Other paths than those of the two generations are left to the next handler. */
final class CloudHandler extends Handler.Abstract {
    private final Dispatcher dispatcher;

    CloudHandler(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!dispatcher.serves(Request.getPathInContext(request))) {
            return false;
        }
        byte[] body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        deliver(dispatcher.answer(incoming(request, body)), request, response, callback);
        return true;
    }

    private static Incoming incoming(Request request, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.putIfAbsent(
                    field.getName().toLowerCase(Locale.ROOT),
                    Optional.ofNullable(field.getValue()).orElse(""));
        }
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        return new Incoming(request.getMethod(), Request.getPathInContext(request), query, headers, body);
    }

    private static void deliver(Answer answer, Request request, Response response, Callback callback) {
        Runnable act = switch (answer.delivery().way()) {
            case SEND -> () -> send(answer, response, callback);
            case DROP -> () -> drop(request, callback);
            case HOLD -> () -> {};
        };
        if (answer.delivery().after().isZero()) {
            act.run();
        } else {
            request.getComponents()
                    .getScheduler()
                    .schedule(act, answer.delivery().after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void send(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
    }

    /** Without lingering the kernel sends a reset instead of an orderly end. */
    private static void drop(Request request, Callback callback) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // Closed by the client already: there is nobody left to reset.
                callback.failed(e);
                return;
            }
        }
        endPoint.close();
        callback.failed(new EofException("dropped on purpose"));
    }
}
