package vn.luutru.adapter.eventstoredb;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrent.dbclient.ConnectionShutdownException;
import io.kurrent.dbclient.NoClusterNodeFoundException;
import io.kurrent.dbclient.NotLeaderException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.projection.OncePerMinute;

/**
 * Calls of the server that are tried again: after an election the client finds the new leader and does not repeat what
 * failed meanwhile; a call that waits for a connection has no deadline in the client; and a lost answer is no answer.
 */
final class Calls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final long LOOK_MILLIS = 50;

    /** A deadline of gRPC begins when a call is sent; this one begins when it is asked for. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Set<Status.Code> TRANSIENT = Set.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.CANCELLED,
            Status.Code.ABORTED,
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.RESOURCE_EXHAUSTED);

    private static final Set<Status.Code> FORBIDDEN =
            Set.of(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);

    private final OncePerMinute log = new OncePerMinute();
    private final long limitNanos;
    private final Backoff retries;
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("eventstoredb-timer").factory());

    private record Pending(CompletableFuture<?> answer, long until) {}

    Calls(Duration responseTimeout, Duration retryTimeout) {
        this.limitNanos = responseTimeout.plus(GRACE).toNanos();
        this.retries = new Backoff(Duration.ofMillis(20), Duration.ofMillis(500), retryTimeout);
        timer.scheduleWithFixedDelay(this::expire, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Tries until there is an answer other than a transient failure. When the time is over, and where the credentials do not
     * suffice, fails with a {@link StoreUnavailableException} whose cause is the last failure.
     */
    <T> CompletableFuture<T> untilAnswered(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        attempt(call, answer, System.nanoTime(), 1);
        return answer;
    }

    private <T> void attempt(Supplier<CompletableFuture<T>> call, CompletableFuture<T> answer, long begun, int number) {
        once(call).whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
                return;
            }
            Throwable cause = unwrapped(failure);
            if (!isTransient(cause)) {
                answer.completeExceptionally(
                        isForbidden(cause)
                                ? new StoreUnavailableException("EventStoreDB refuses: " + describe(cause), cause)
                                : cause);
                return;
            }
            String problem = describe(cause);
            if (log.allows(problem)) {
                LOG.warn("EventStoreDB did not answer: {}; trying again", problem);
            }
            if (retries.isOver(begun)) {
                answer.completeExceptionally(
                        new StoreUnavailableException("EventStoreDB did not answer in time: " + problem, cause));
            } else {
                later(() -> attempt(call, answer, begun, number + 1), retries.randomPause(number), answer);
            }
        });
    }

    /** One attempt, which ends in time. */
    <T> CompletableFuture<T> once(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> attempt;
        try {
            attempt = call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        limit(attempt, limitNanos);
        return attempt;
    }

    /** Has an answer fail with a {@link TimeoutException} unless it comes in time. */
    void limit(CompletableFuture<?> answer, long nanos) {
        if (!answer.isDone()) {
            Pending waiting = new Pending(answer, System.nanoTime() + nanos);
            pending.add(waiting);
            answer.whenComplete((result, failure) -> pending.remove(waiting));
        }
    }

    private void later(Runnable next, Duration pause, CompletableFuture<?> answer) {
        try {
            timer.schedule(() -> CompletableFuture.runAsync(next), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new StoreUnavailableException("The event store is closing", e));
        }
    }

    private void expire() {
        long now = System.nanoTime();
        pending.removeIf(waiting -> {
            boolean over = waiting.until - now < 0;
            if (over) {
                CompletableFuture.runAsync(() -> waiting.answer.completeExceptionally(new TimeoutException()));
            }
            return over;
        });
    }

    /** Whether trying again may help, and whatever was asked for may have happened nevertheless. */
    static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case StatusRuntimeException status ->
                TRANSIENT.contains(status.getStatus().getCode()) && !isInvalidPosition(status.getStatus());
            // The last is a call of gRPC that was closed while it was being sent.
            case NotLeaderException _,
                    ConnectionShutdownException _,
                    NoClusterNodeFoundException _,
                    TimeoutException _,
                    IllegalStateException _ -> true;
            default -> false;
        };
    }

    /** Whether the credentials are wrong or do not suffice: whoever asks for something cannot help it. */
    private static boolean isForbidden(Throwable failure) {
        return failure instanceof StatusRuntimeException status
                && FORBIDDEN.contains(status.getStatus().getCode());
    }

    /** A position that is none of an event is refused as an internal error. */
    private static boolean isInvalidPosition(Status status) {
        String description = status.getDescription();
        return status.getCode() == Status.Code.INTERNAL
                && description != null
                && description.toLowerCase(Locale.ROOT).contains("position");
    }

    /** What happened beneath the wrappings of futures and of the client. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause.getClass() == RuntimeException.class)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Without what a server may quote. */
    static String describe(Throwable failure) {
        return failure instanceof StatusRuntimeException status
                ? status.getStatus().getCode().name()
                : failure.getClass().getSimpleName();
    }

    /**
     * Waits for an answer of {@link #untilAnswered}; a failure is thrown as it is, or as the cause of a completion.
     *
     * @throws StoreUnavailableException also if the server answers that it does not do so, as to wrong credentials
     */
    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            Throwable cause = unwrapped(e);
            throw cause instanceof RuntimeException known && !(cause instanceof StatusRuntimeException)
                    ? known
                    : new StoreUnavailableException("EventStoreDB failed: " + describe(cause), cause);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pending.forEach(waiting -> waiting.answer.completeExceptionally(new TimeoutException()));
    }
}
