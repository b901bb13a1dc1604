package vn.luutru.benchmark.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Calls through a fixed number of connections, one at a time on each, in an open loop.
 *
 * <p>A call becomes due by the clock, whether or not an earlier one is answered. When no connection is free it waits,
 * and that wait is part of its latency: a server that stalls cannot hide the calls that it kept from being sent. What
 * waits is only a number, so the backlog costs no memory.
 *
 * <p>A 429 or 503 keeps its connection: after {@code Retry-After} the same call goes out again. A connection that breaks
 * is made anew and repeats its call, as an operator's system would: declarations are safe to repeat.
 */
public final class CallSeries {

    private static final long RECONNECT_MILLIS = 200;

    final Calls calls;
    final EventLoop thread;
    private final Bootstrap bootstrap;
    private final SocketAddress server;
    private final int connections;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ArrayDeque<CallConnection> idle = new ArrayDeque<>();
    private int connected;
    private long start;
    private long next;
    private long count;
    private long underWay;
    private boolean waking;
    private volatile long answered;
    private volatile long refused;
    private volatile long broken;

    /** @param connections how many calls may be under way at the same time */
    public CallSeries(Calls calls, Loop threads, SocketAddress server, int connections) {
        this.calls = calls;
        this.server = server;
        this.connections = connections;
        this.count = calls.count();
        this.thread = threads.next();
        this.bootstrap = Loop.client(thread);
    }

    /**
     * Connects, and begins when all connections stand.
     *
     * @return done when every call is answered, or failed when the server cannot be reached at first
     */
    public CompletableFuture<Void> start() {
        for (int i = 0; i < connections; i++) {
            CallConnection connection = new CallConnection(this);
            bootstrap.clone().handler(connection).connect(server).addListener(result -> {
                if (result.isSuccess()) {
                    ready(connection);
                } else {
                    done.completeExceptionally(result.cause());
                }
            });
        }
        return done;
    }

    /** No new call after this; those under way are still answered. */
    public void stop() {
        thread.execute(() -> {
            count = Math.min(count, next);
            finishIfDone();
        });
    }

    /** How many calls are answered so far. */
    public long answered() {
        return answered;
    }

    /** How many times the server said 429 or 503 so far. */
    public long refused() {
        return refused;
    }

    /** How many connections broke so far. */
    public long broken() {
        return broken;
    }

    private void ready(CallConnection connection) {
        idle.add(connection);
        if (++connected == connections) {
            start = System.nanoTime();
            dispatch();
        }
    }

    private void dispatch() {
        while (!idle.isEmpty() && next < count) {
            long wait = start + calls.dueNanos(next) - System.nanoTime();
            if (wait > 0) {
                wakeIn(wait);
                return;
            }
            underWay++;
            idle.pop().send(next++);
        }
        finishIfDone();
    }

    private void wakeIn(long nanos) {
        if (!waking) {
            waking = true;
            thread.schedule(
                    () -> {
                        waking = false;
                        dispatch();
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void finishIfDone() {
        if (next >= count && underWay == 0 && !done.isDone()) {
            done.complete(null);
            idle.forEach(CallConnection::close);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look on
    void answered(CallConnection connection, long call, int status, long sentAt) {
        long now = System.nanoTime();
        answered++;
        underWay--;
        calls.answered(call, status, connection.answer(), now - start - calls.dueNanos(call), now - sentAt);
        idle.push(connection);
        dispatch();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look on
    void refused(CallConnection connection, long call, int retryAfterSeconds) {
        refused++;
        thread.schedule(() -> connection.send(call), Math.max(1, retryAfterSeconds), TimeUnit.SECONDS);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look on
    void broken(CallConnection connection, long call) {
        if (done.isDone()) {
            return;
        }
        broken++;
        idle.remove(connection);
        reconnect(call);
    }

    private void reconnect(long call) {
        CallConnection connection = new CallConnection(this);
        bootstrap.clone().handler(connection).connect(server).addListener(result -> {
            if (!result.isSuccess()) {
                if (!(result.cause() instanceof IOException)) {
                    done.completeExceptionally(result.cause());
                }
                thread.schedule(() -> reconnect(call), RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
            } else if (call >= 0) {
                connection.send(call);
            } else {
                idle.push(connection);
                dispatch();
            }
        });
    }
}
