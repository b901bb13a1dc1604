package vn.luutru.benchmark.command;

import java.io.IOException;
import java.time.Duration;
import vn.luutru.benchmark.Measure;

/**
 * How many commands a second does a peer take, on the same PostgreSQL, with events of the same size?
 *
 * <p>In the peer's favour: its events are bytes made beforehand, neither validated nor encoded nor encrypted, and no
 * receipt is made.
 */
final class PeerPath implements Measure {

    private final String name;
    private final PeerProcess peer;
    private final int inFlight;
    private final int bytes;

    PeerPath(String name, PeerProcess peer, int inFlight, int bytes) {
        this.name = name;
        this.peer = peer;
        this.inFlight = inFlight;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "%s, %,d in flight (commands)".formatted(name, inFlight);
    }

    @Override
    public double perSecond(Duration time) throws IOException {
        return peer.rate(inFlight, time, bytes);
    }

    @Override
    public void close() {
        // the process belongs to whoever started it
    }
}
