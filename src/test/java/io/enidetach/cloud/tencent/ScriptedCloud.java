package io.enidetach.cloud.tencent;

import io.enidetach.cloud.tencent.wire.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;

/** A cloud on loopback that gives the answers it was told, in order, and the adapter that asks it. */
public final class ScriptedCloud implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final TencentCloud cloud;

    public ScriptedCloud(Generation generation) {
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cloud = Fixture.open(Fixture.settings(generation, server.getPort(), Fixture.wide()));
    }

    /** Answers the next call with this text and status 200. */
    public ScriptedCloud says(String body) {
        return says(200, body);
    }

    public ScriptedCloud says(int status, String body) {
        server.enqueue(new MockResponse(status, Headers.of(), body));
        return this;
    }

    public ScriptedCloud does(MockResponse answer) {
        server.enqueue(answer);
        return this;
    }

    public TencentCloud cloud() {
        return cloud;
    }

    public int port() {
        return server.getPort();
    }

    public int calls() {
        return server.getRequestCount();
    }

    /** The next call that came in. */
    public RecordedRequest heard() {
        try {
            RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no call came in");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The form of a call. */
    public static Map<String, String> form(RecordedRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : request.getBody().utf8().split("&")) {
            String[] sides = pair.split("=", 2);
            form.put(decoded(sides[0]), decoded(sides[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        cloud.close();
        server.close();
    }
}
