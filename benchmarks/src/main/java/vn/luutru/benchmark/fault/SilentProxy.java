package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way from a service to its database on which connections can die without a word, as behind a firewall that drops
 * them: bytes of either side go nowhere, neither side notices, and new connections work.
 */
final class SilentProxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    private final int target;
    private final Duration serverKeeps;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();

    /**
     * @param target      port of the database
     * @param serverKeeps how long the database keeps a session whose client it does not hear of
     */
    SilentProxy(int target, Duration serverKeeps) throws IOException {
        this.target = target;
        this.serverKeeps = serverKeeps;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Ports from which living connections reach the database. */
    Set<Integer> upstreamPorts() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        ways.stream().filter(way -> !way.silent).forEach(way -> ports.add(way.server.getLocalPort()));
        return ports;
    }

    /** All connections that stand now die. Tells how many. */
    int silence() {
        int count = 0;
        for (Way way : ways) {
            if (!way.silent) {
                way.silence();
                count++;
            }
        }
        return count;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> open(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    System.err.println("The way to the database takes no connection: " + e.getMessage());
                }
            }
        }
    }

    private void open(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Way way = new Way(client, server);
            ways.add(way);
            Thread.ofVirtual().start(() -> way.carry(client, server));
            Thread.ofVirtual().start(() -> way.carry(server, client));
        } catch (IOException e) {
            end(client); // the database does not listen: neither does its proxy
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("A socket does not close: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        ways.forEach(Way::close);
    }

    private final class Way {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void silence() {
            silent = true;
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(serverKeeps);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                close();
            });
        }

        void carry(Socket from, Socket to) {
            byte[] buffer = new byte[16 << 10];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!silent) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException e) {
                // One side is gone, in whatever way: the other is closed below, unless nothing gets through any more.
            }
            if (!silent) {
                close();
            }
        }

        void close() {
            ways.remove(this);
            end(client);
            end(server);
        }
    }
}
