package vn.luutru.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a service and its database, on loopback. {@link #silence} does what a firewall does that has lost its
 * table: what is connected stays connected, and not a byte passes any more; new connections work.
 */
final class SilentProxy implements AutoCloseable {

    private static final int PIECE = 64 * 1_024;

    private final ServerSocket listening;
    private final int target;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();

    SilentProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Silences what is connected now, and returns how many connections that were. */
    int silence() {
        List<Pair> now = List.copyOf(pairs);
        now.forEach(pair -> pair.silent = true);
        pairs.removeAll(now);
        return now.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Pair pair = new Pair(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                pairs.add(pair);
                Thread.ofVirtual().start(() -> pair.pass(pair.client, pair.server));
                Thread.ofVirtual().start(() -> pair.pass(pair.server, pair.client));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        pairs.forEach(Pair::end);
    }

    /** Both sides of one connection. */
    private static final class Pair {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        private Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void pass(Socket from, Socket to) {
            byte[] piece = new byte[PIECE];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (!silent) {
                        out.write(piece, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // Either side has gone; the other is let go below.
            }
            // A side that ends is not passed on once the line is dead.
            if (!silent) {
                end();
            }
        }

        private void end() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
