package vn.luutru.adapter.http.fastpath;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much clients may make us hold before they are served: connections that have shown no valid token, and bytes of
 * bodies that are not whole. Each is bounded in sum and for one address. Bodies of recognised callers for others than the
 * fast path have the same bounds again, in sum and for one caller: strangers take no room from them.
 */
public final class ConnectionLimits {

    private final Bound<InetAddress> connections;
    private final Bound<InetAddress> bytes;
    private final Bound<String> bytesOfCallers;

    /**
     * @param connections           without a valid token, in sum
     * @param connectionsPerAddress the same for one address; behind a proxy all calls come from its address
     * @param bytes                 of bodies that are not whole, in sum
     * @param bytesPerAddress       the same for one address, or for one caller
     */
    public ConnectionLimits(int connections, int connectionsPerAddress, long bytes, long bytesPerAddress) {
        this.connections = new Bound<>(connections, connectionsPerAddress);
        this.bytes = new Bound<>(bytes, bytesPerAddress);
        this.bytesOfCallers = new Bound<>(bytes, bytesPerAddress);
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

    /** Whether there is room for so many bytes of a body of a recognised caller. */
    boolean keep(String caller, int size) {
        return bytesOfCallers.take(caller, size);
    }

    void release(String caller, int size) {
        bytesOfCallers.give(caller, size);
    }

    /** Connections that have shown no valid token yet. */
    public long unauthenticated() {
        return connections.sum.get();
    }

    /** Bytes kept of bodies that are not whole. */
    public long keptBytes() {
        return bytes.sum.get() + bytesOfCallers.sum.get();
    }

    /**
     * An amount bounded in sum and for each sender.
     *
     * @param <S> by what senders are known
     */
    private static final class Bound<S> {

        private final long most;
        private final long mostOfOne;
        private final AtomicLong sum = new AtomicLong();
        private final ConcurrentHashMap<S, Long> bySender = new ConcurrentHashMap<>();

        Bound(long most, long mostOfOne) {
            this.most = most;
            this.mostOfOne = mostOfOne;
        }

        boolean take(S sender, long amount) {
            if (sum.addAndGet(amount) > most) {
                sum.addAndGet(-amount);
                return false;
            }
            if (bySender.merge(sender, amount, Long::sum) > mostOfOne) {
                give(sender, amount);
                return false;
            }
            return true;
        }

        void give(S sender, long amount) {
            sum.addAndGet(-amount);
            bySender.computeIfPresent(sender, (known, held) -> held == amount ? null : held - amount);
        }
    }
}
