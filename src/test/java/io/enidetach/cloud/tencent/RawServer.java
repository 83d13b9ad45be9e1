package io.enidetach.cloud.tencent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets that counts the requests which it read to their end, for answers that no server gives. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /** What happens to the request of that number on its connection, both from 1; false ends the connection. */
    interface Script {
        boolean answer(Socket socket, int request) throws IOException;
    }

    RawServer(Script script) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> accept(script), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    /** Ends a connection with a reset instead of a polite end. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket, script), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            while (read(socket.getInputStream()) && script.answer(socket, requests.incrementAndGet())) {
                // The next request on the same connection.
            }
        } catch (IOException gone) {
            // The client has hung up.
        }
    }

    /** Reads one request with its body; false at the end of the connection. */
    private static boolean read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int at = text.indexOf("content-length:") + "content-length:".length();
        int length =
                Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)).strip());
        return in.readNBytes(length).length == length;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
