package vn.luutru.benchmark.service;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.Service;

/**
 * How many single check-ins a second are answered with a receipt, over keep-alive connections with one call on each?
 *
 * <p>The same client as for the Netty echo. A 429 or 503 is no answer: it is waited out and counted only in time.
 */
public final class SingleCalls implements Measure {

    private final Service service;
    private final CheckInRequests requests;
    private final int connections;
    private final Loop client = new Loop(1);
    private long first;

    public SingleCalls(Service service, CheckInRequests requests, int connections) {
        this.service = service;
        this.requests = requests;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "single check-ins over HTTP, %d connections (requests)".formatted(connections);
    }

    @Override
    public double perSecond(Duration time) throws InterruptedException, ExecutionException, IOException {
        CheckIns calls = new CheckIns(first);
        CallSeries series = new CallSeries(calls, client, service.address(), connections);
        long start = System.nanoTime();
        var done = series.start();
        Thread.sleep(time);
        series.stop();
        done.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        first += series.answered();
        if (calls.failed > 0) {
            throw new IOException("%d calls were not accepted, the last with %d".formatted(calls.failed, calls.last));
        }
        return series.answered() / seconds;
    }

    @Override
    public void close() {
        client.close();
    }

    private final class CheckIns implements Calls {

        private final long base;
        private long failed;
        private int last;

        private CheckIns(long base) {
            this.base = base;
        }

        @Override
        public long count() {
            return Long.MAX_VALUE;
        }

        @Override
        public long dueNanos(long call) {
            return 0;
        }

        @Override
        public void write(long call, ByteBuf out) {
            requests.write(base + call, out);
        }

        @Override
        public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
            if (status != 201) {
                failed++;
                last = status;
            }
        }
    }
}
