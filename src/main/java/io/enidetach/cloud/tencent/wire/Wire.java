package io.enidetach.cloud.tencent.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One HTTP exchange, and nothing that repeats it: no retry, no redirect, no follow-up, no proxy from the environment
 * (contract, section 8). An ask goes over a connection that nobody used before, so that it never meets one that the
 * server has already given up.
 */
final class Wire implements AutoCloseable {
    /** Far more than any page of answers; beyond it the answer is not read on. */
    static final int ANSWER_BYTES_MAX = 2 * 1024 * 1024;

    private static final int IDLE_CONNECTIONS_MAX = 5;
    private static final int IDLE_SECONDS_MAX = 20;

    private final OkHttpClient looks;
    private final OkHttpClient asks;

    Wire(CallLimits limits) {
        looks = new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .callTimeout(limits.whole())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS_MAX, IDLE_SECONDS_MAX, TimeUnit.SECONDS))
                .build();
        asks = looks.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    /** Makes the request (fresh signature and all) and exchanges it, once. Never throws what a network may do. */
    Exchange exchange(boolean ask, Supplier<Request> signed, CallBudget.Turn turn) {
        Passage passage = new Passage(turn);
        OkHttpClient client =
                (ask ? asks : looks).newBuilder().eventListener(passage).build();
        try (Response response = client.newCall(signed.get()).execute()) {
            if (response.code() != 200) {
                return new Exchange.Silent("http_" + response.code(), true);
            }
            byte[] body = response.body().byteStream().readNBytes(ANSWER_BYTES_MAX + 1);
            return body.length > ANSWER_BYTES_MAX ? new Exchange.Silent("too_long", true) : new Exchange.Answered(body);
        } catch (IOException e) {
            return new Exchange.Silent(word(e), passage.begun());
        } catch (RuntimeException e) {
            // Its text may hold a header that was refused, so nobody gets to see it.
            return new Exchange.Silent("fault", passage.begun());
        }
    }

    private static String word(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return "interrupted";
        }
        if (e instanceof InterruptedIOException) {
            return "timeout";
        }
        if (e instanceof UnknownHostException) {
            return "unknown_host";
        }
        if (e instanceof ConnectException) {
            return "no_connection";
        }
        if (e instanceof SSLException) {
            return "tls";
        }
        if (e instanceof SocketException) {
            return "reset";
        }
        return e instanceof ProtocolException || e instanceof EOFException ? "cut_off" : "broken";
    }

    @Override
    public void close() {
        for (OkHttpClient client : List.of(looks, asks)) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
