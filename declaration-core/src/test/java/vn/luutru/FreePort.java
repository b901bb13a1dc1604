package vn.luutru;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for those who have to name one some time before anybody listens on it, or who want that nobody does. */
public final class FreePort {

    /** Below those that systems give to connections: among a build's thousands one could get it meanwhile. */
    private static final int FIRST = 10_000;

    private static final int BEHIND = 20_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** One on which nobody listens now, and which is chosen once. */
    public static int choose() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (CHOSEN.add(socket.getLocalPort())) {
                    return port;
                }
            } catch (IOException e) {
                // Somebody listens there: another one.
            }
        }
        throw new IllegalStateException("No port is free from %d to %d".formatted(FIRST, BEHIND - 1));
    }
}
