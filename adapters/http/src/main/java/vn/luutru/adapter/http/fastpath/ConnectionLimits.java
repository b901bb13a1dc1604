package vn.luutru.adapter.http.fastpath;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much clients may make us hold before they are served: connections that have shown no valid token, and bytes of
 * bodies that are not whole. Each is bounded in sum and for one address.
 */
public final class ConnectionLimits {

    private final Bound connections;
    private final Bound bytes;

    /**
     * @param connections           without a valid token, in sum
     * @param connectionsPerAddress the same for one address; behind a proxy all calls come from its address
     * @param bytes                 of bodies that are not whole, in sum
     * @param bytesPerAddress       the same for one address
     */
    public ConnectionLimits(int connections, int connectionsPerAddress, long bytes, long bytesPerAddress) {
        this.connections = new Bound(connections, connectionsPerAddress);
        this.bytes = new Bound(bytes, bytesPerAddress);
    }

    /** Whether another connection is let in. One that is must be {@link #settled} once. */
    boolean open(InetAddress address) {
        return connections.take(address, 1);
    }

    /** A connection that was let in has shown a valid token, or is closed. */
    void settled(InetAddress address) {
        connections.give(address, 1);
    }

    /** Whether there is room for so many bytes of a body. */
    boolean keep(InetAddress address, int size) {
        return bytes.take(address, size);
    }

    void release(InetAddress address, int size) {
        if (size > 0) {
            bytes.give(address, size);
        }
    }

    /** Connections that have shown no valid token yet. */
    public long unauthenticated() {
        return connections.sum.get();
    }

    /** Bytes kept of bodies that are not whole. */
    public long keptBytes() {
        return bytes.sum.get();
    }

    /** An amount bounded in sum and for each address. */
    private static final class Bound {

        private final long most;
        private final long mostPerAddress;
        private final AtomicLong sum = new AtomicLong();
        private final ConcurrentHashMap<InetAddress, Long> byAddress = new ConcurrentHashMap<>();

        Bound(long most, long mostPerAddress) {
            this.most = most;
            this.mostPerAddress = mostPerAddress;
        }

        boolean take(InetAddress address, long amount) {
            if (sum.addAndGet(amount) > most) {
                sum.addAndGet(-amount);
                return false;
            }
            if (byAddress.merge(address, amount, Long::sum) > mostPerAddress) {
                give(address, amount);
                return false;
            }
            return true;
        }

        void give(InetAddress address, long amount) {
            sum.addAndGet(-amount);
            byAddress.computeIfPresent(address, (known, held) -> held == amount ? null : held - amount);
        }
    }
}
