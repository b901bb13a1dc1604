package vn.luutru.adapter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between an engine and its database, on loopback. {@link #cutNextAnswer} does what a crash does between a commit
 * and its answer: the request reaches the server, the server answers, and the answer never arrives.
 */
final class CuttingProxy implements AutoCloseable {

    private static final int PIECE = 64 * 1_024;

    private final ServerSocket listening;
    private final int target;
    private final AtomicBoolean cutting = new AtomicBoolean();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The next bytes from the server are swallowed, and their connection is closed. */
    void cutNextAnswer() {
        cutting.set(true);
    }

    /** Whether an answer is still to be cut. */
    boolean cutting() {
        return cutting.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (answers && cutting.compareAndSet(true, false)) {
                    return;
                }
                out.write(piece, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone: closing both is all there is to do, and the resources above do it.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
