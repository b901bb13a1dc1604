package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.intake.BatchIntake;
import vn.luutru.intake.LineOutcome;
import vn.luutru.intake.LineSplitter;

/**
 * One push: lines come in, outcomes go out in the same order, at the same time.
 *
 * <p>Everything here runs in turns ({@link #turn}), one at a time, on the workers' threads; sockets and the store only
 * leave things and ask for a turn. A turn writes the outcomes that are due, reads what has come, and asks the socket
 * for more only while the window of unanswered lines and the allowance of unread outcomes have room. So a slow store or
 * a slow reader slows the sender down through TCP, and no more than a window of lines is ever held.
 */
final class BulkStream {

    private static final Logger LOG = LoggerFactory.getLogger(BulkStream.class);
    private static final int PIECES = 16;

    private final Executor workers;
    private final Outcomes outcomes;

    private final LineSplitter lines = new LineSplitter(new LineReader());

    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<byte[]> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Input input = new Input();
    private volatile @Nullable BatchIntake declaredTo;
    private volatile boolean ended;
    private volatile boolean stopping;
    private volatile boolean cutShort;
    private volatile @Nullable Throwable failure;
    private boolean inputRead;
    private boolean closed;

    BulkStream(Executor workers, Outcomes outcomes) {
        this.workers = workers;
        this.outcomes = outcomes;
    }

    /** Where the lines go; before {@link #answer}. */
    void declareTo(BatchIntake batch) {
        declaredTo = batch;
    }

    private BatchIntake batch() {
        return Objects.requireNonNull(declaredTo);
    }

    /** Starts reading the request; what it returns is the response. */
    Flux<ByteBuf> answer(Flux<ByteBuf> request) {
        return outcomes.sent(this::wake)
                .doOnSubscribe(subscription -> request.subscribe(input))
                .doOnCancel(() -> fail(new ClientGoneException()))
                .doFinally(signal -> batch().close());
    }

    /** The service is about to end: nothing more is read, what was read is answered, then the connection closes. */
    void stop() {
        stopping = true;
        wake();
    }

    void wake() {
        if (turns.getAndIncrement() == 0) {
            workers.execute(this::run);
        }
    }

    private void run() {
        int seen = turns.get();
        do {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.error("A push broke off", e);
                failure = e;
                close();
            }
            seen = turns.addAndGet(-seen);
        } while (seen != 0);
    }

    private void turn() {
        if (closed || declaredTo == null) {
            return;
        }
        writeDue();
        while (failure == null && hasRoom() && !stopping) {
            byte[] piece = pieces.poll();
            if (piece == null) {
                break;
            }
            lines.read(piece);
            writeDue();
        }
        if (ended && pieces.isEmpty() && !inputRead && !stopping && failure == null) {
            inputRead = true;
            lines.end();
            writeDue();
        }
        if (failure != null || (batch().isEmpty() && (inputRead || stopping))) {
            close();
        } else {
            reached(outcomes.flush());
            if (!ended && !stopping && pieces.isEmpty() && hasRoom() && asked.compareAndSet(0, PIECES)) {
                input.request(PIECES);
            }
        }
    }

    private boolean hasRoom() {
        return batch().hasRoom() && outcomes.hasRoom();
    }

    private void writeDue() {
        for (LineOutcome line = batch().poll(); line != null && failure == null; line = batch().poll()) {
            reached(outcomes.write(line));
        }
    }

    private void reached(boolean client) {
        if (!client) {
            failure = new ClientGoneException();
        }
    }

    /** Whether the service ended before everything was read: the answer must not look like a whole one. */
    boolean cutShort() {
        return cutShort;
    }

    /** The last turn: the summary where everything was read, an end without one where something broke off. */
    private void close() {
        closed = true;
        input.cancel();
        batch().close();
        Throwable broken = failure;
        if (broken != null) {
            outcomes.breakOff(broken);
            return;
        }
        if (inputRead) {
            outcomes.summary(batch().summary());
        } else {
            cutShort = true;
        }
        outcomes.end();
    }

    private void fail(Throwable cause) {
        failure = cause;
        wake();
    }

    /** What the lines of a push are read into. */
    private final class LineReader implements LineSplitter.Reader {

        @Override
        public void line(long number, byte[] bytes, int from, int length) {
            batch().declare(number, DeclarationReader.line(bytes, from, length));
        }

        @Override
        public void tooLong(long number) {
            String limit = Integer.toString(LineSplitter.MAX_LINE);
            batch().reject(number, Finding.of(FindingCode.LINE_TOO_LONG, "", limit));
        }
    }

    /** The request as it comes from the socket. */
    private final class Input extends BaseSubscriber<ByteBuf> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            wake();
        }

        @Override
        protected void hookOnNext(ByteBuf piece) {
            byte[] bytes = new byte[piece.readableBytes()];
            piece.readBytes(bytes);
            pieces.add(bytes);
            asked.decrementAndGet();
            wake();
        }

        @Override
        protected void hookOnComplete() {
            ended = true;
            wake();
        }

        @Override
        protected void hookOnError(Throwable error) {
            fail(new ClientGoneException());
        }
    }
}
