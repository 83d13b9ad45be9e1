package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** Stands on the app's WebSocket and takes one field out of every frame that Slack sends. */
final class EnvelopeThief implements AutoCloseable {
    private final String field;
    private final AtomicInteger taken = new AtomicInteger();
    private final OkHttpClient client = new OkHttpClient();
    private final MockWebServer server = new MockWebServer();

    EnvelopeThief(SlackServer slack, String field) {
        this.field = field;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String there = "http://127.0.0.1:" + slack.port() + request.getTarget();
                return new MockResponse.Builder()
                        .webSocketUpgrade(new Middle(there))
                        .build();
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same address by way of the thief. */
    String instead(String url) {
        return url.replaceFirst("://[^/]+", "://127.0.0.1:" + server.getPort());
    }

    int taken() {
        return taken.get();
    }

    private String robbed(String text) {
        ObjectNode frame = Json.parseObject(text).orElseThrow();
        if (frame.remove(field) != null) taken.incrementAndGet();
        return Json.write(frame);
    }

    /** The app's side; each has a connection of its own to the simulator. */
    private final class Middle extends WebSocketListener {
        private final String there;
        private volatile WebSocket slack;

        Middle(String there) {
            this.there = there;
        }

        @Override
        public void onOpen(WebSocket app, Response response) {
            slack = client.newWebSocket(new Request.Builder().url(there).build(), new WebSocketListener() {
                @Override
                public void onMessage(WebSocket from, String text) {
                    app.send(robbed(text));
                }

                @Override
                public void onClosing(WebSocket from, int code, String reason) {
                    app.close(code, reason);
                }
            });
        }

        @Override
        public void onMessage(WebSocket app, String text) {
            slack.send(text);
        }

        @Override
        public void onClosing(WebSocket app, int code, String reason) {
            slack.close(code, reason);
            app.close(code, reason);
        }
    }

    @Override
    public void close() {
        server.close();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
    }
}
