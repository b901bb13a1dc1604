package vn.luutru.benchmark.service;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.http.Push;
import vn.luutru.benchmark.load.Declarations;
import vn.luutru.benchmark.load.Outcomes;
import vn.luutru.benchmark.load.Service;

/**
 * How many check-ins a second can be pushed over HTTP, each with its own receipt, each on disk before it?
 *
 * <p>A few connections stream lines for the given time and read the outcomes; the clock stops at the last outcome.
 * Everything is in it: HTTP, JSON both ways, validation, encryption, the log, and whatever projections run meanwhile.
 */
public final class BulkPush implements Measure {

    private final Service service;
    private final Declarations declarations;
    private final int connections;
    private final Loop threads = new Loop(1);
    private long next;

    /** @param connections that push at the same time */
    public BulkPush(Service service, Declarations declarations, int connections) {
        this.service = service;
        this.declarations = declarations;
        this.connections = connections;
    }

    @Override
    public String name() {
        return "bulk push over HTTP, %d connections (records)".formatted(connections);
    }

    @Override
    public double perSecond(Duration time) throws InterruptedException, ExecutionException, IOException {
        long start = System.nanoTime();
        List<Stream> streams = new ArrayList<>();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Stream stream = new Stream(start + time.toNanos());
            streams.add(stream);
            answers.add(Push.start(threads, service.address(), service.operator(), stream));
        }
        for (CompletableFuture<Integer> answer : answers) {
            if (answer.get() != 200) {
                throw new IOException("A push was answered " + answer.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long accepted = 0;
        for (Stream stream : streams) {
            if (stream.accepted != stream.sent) {
                throw new IOException("Of %d lines %d were accepted".formatted(stream.sent, stream.accepted));
            }
            accepted += stream.accepted;
        }
        return accepted / seconds;
    }

    @Override
    public void close() {
        threads.close();
    }

    /** One connection's lines; all connections share one thread and one count. */
    private final class Stream implements Push.Lines {

        private final long until;
        private long sent;
        private long accepted;

        private Stream(long until) {
            this.until = until;
        }

        @Override
        public boolean next(ByteBuf out) {
            if (System.nanoTime() > until) {
                return false;
            }
            Outcomes.line(declarations.declaration(next++), out);
            sent++;
            return true;
        }

        @Override
        public void outcome(ByteBuf line) {
            if (Outcomes.accepted(line)) {
                accepted++;
            }
        }
    }
}
