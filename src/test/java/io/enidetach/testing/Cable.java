package io.enidetach.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A network between two programs of this machine, which can be cut, can swallow everything, and can be slow. */
public final class Cable implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean held;
    private Duration delay = Duration.ZERO;

    private Cable(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** Leads to this port of this machine. */
    public static Cable to(int port) {
        try {
            Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on which it can be reached. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Breaks all connections, and every new one at once. */
    public void cut() {
        synchronized (this) {
            cut = true;
            notifyAll();
        }
        open.forEach(Cable::close);
    }

    /** Connections stay, and nothing comes through them until {@link #mend}. */
    public synchronized void hold() {
        held = true;
    }

    /** Whatever the other side sends comes that much later. */
    public synchronized void slow(Duration each) {
        delay = each;
    }

    /** As on the first day; what was held comes through. */
    public synchronized void mend() {
        cut = false;
        held = false;
        delay = Duration.ZERO;
        notifyAll();
    }

    private synchronized boolean isCut() {
        return cut;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (isCut()) {
                    close(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                start(() -> pump(near, far, false));
                start(() -> pump(far, near, true));
            } catch (IOException e) {
                // Closed, or the other side is not there: then nobody is.
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean back) {
        byte[] bytes = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                pass(back);
                out.write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // One side is gone, and so is the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private synchronized void pass(boolean back) throws InterruptedException {
        long arrival = System.nanoTime() + (back ? delay.toNanos() : 0);
        for (long left = arrival - System.nanoTime(); held || left > 0; left = arrival - System.nanoTime()) {
            if (held) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        mend();
        open.forEach(Cable::close);
    }
}
