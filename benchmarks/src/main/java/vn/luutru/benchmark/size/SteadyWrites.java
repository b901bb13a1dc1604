package vn.luutru.benchmark.size;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Latencies;
import vn.luutru.benchmark.load.Outcomes;
import vn.luutru.benchmark.load.PushRequests;
import vn.luutru.benchmark.load.Service;

/** Check-ins at a steady pace in an open loop over HTTP: half of them one by one, half by the busload. */
public final class SteadyWrites {

    private static final int BUS = 45;
    private static final int SINGLE_CONNECTIONS = 64;
    private static final int PUSH_CONNECTIONS = 16;

    private final Paced singles;
    private final Paced pushes;
    private final CallSeries singleSeries;
    private final CallSeries pushSeries;

    /**
     * @param run  of letters and digits: tells these declarations from others
     * @param rate declarations a second
     */
    public SteadyWrites(Service service, Loop threads, String run, int rate, Duration time) {
        CheckInRequests single = new CheckInRequests(new GeneratedGuests(run + "S"), service.operator());
        PushRequests push = new PushRequests(new GeneratedGuests(run + "P"), service.operator(), BUS);
        singles = new Paced(rate / 2.0, time, 1, single::write);
        pushes = new Paced(rate / 2.0 / BUS, time, BUS, push::write);
        singleSeries = new CallSeries(singles, threads, service.address(), SINGLE_CONNECTIONS);
        pushSeries = new CallSeries(pushes, threads, service.address(), PUSH_CONNECTIONS);
    }

    /** Done when every declaration is answered. */
    public CompletableFuture<Void> start() {
        return CompletableFuture.allOf(singleSeries.start(), pushSeries.start());
    }

    /** Declarations that were accepted; the others failed. */
    public long accepted() {
        return singles.accepted + pushes.accepted;
    }

    /** How many there are in all. */
    public long sent() {
        return singles.count() + pushes.count() * BUS;
    }

    @Override
    public String toString() {
        return "writes: %,d of %,d accepted; one by one p50 %.1f p99 %.1f ms, pushes of %d p50 %.1f p99 %.1f ms"
                .formatted(
                        accepted(),
                        sent(),
                        singles.latencies.millis(50),
                        singles.latencies.millis(99),
                        BUS,
                        pushes.latencies.millis(50),
                        pushes.latencies.millis(99));
    }

    /** So many calls a second. */
    private static final class Paced implements Calls {

        private final double rate;
        private final long count;
        private final int lines;
        private final BiConsumer<Long, ByteBuf> request;
        private final Latencies latencies = new Latencies();
        private long accepted;

        private Paced(double rate, Duration time, int lines, BiConsumer<Long, ByteBuf> request) {
            this.rate = rate;
            this.count = (long) (rate * time.toMillis() / 1e3);
            this.lines = lines;
            this.request = request;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public long dueNanos(long call) {
            return (long) (call * 1e9 / rate);
        }

        @Override
        public void write(long call, ByteBuf out) {
            request.accept(call, out);
        }

        @Override
        public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
            latencies.record(sinceDue);
            if (lines == 1) {
                accepted += status == 201 ? 1 : 0;
                return;
            }
            while (body.isReadable()) {
                int length = body.bytesBefore((byte) '\n');
                ByteBuf line = body.readSlice(length < 0 ? body.readableBytes() : length);
                body.skipBytes(length < 0 ? 0 : 1);
                accepted += Outcomes.accepted(line) ? 1 : 0;
            }
        }
    }
}
