package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.Reading;

/**
 * One push: lines come in, outcomes go out in the same order, at the same time.
 *
 * <p>Everything here runs in turns ({@link #turn}), one at a time, on the workers' threads; sockets and the store only
 * leave things and ask for a turn. A turn writes the outcomes that are due, reads what has come, and asks the socket
 * for more only while the window of unanswered lines and the allowance of unread outcomes have room. So a slow store or
 * a slow reader slows the sender down through TCP, and no more than a window of lines is ever held.
 *
 * <p>Lines of one stay wait for each other. A line that the store has no room for is tried again a little later, and
 * nothing new is read meanwhile: an operator's push is never refused because of our own queue.
 */
final class BulkStream {

    private static final Logger LOG = LoggerFactory.getLogger(BulkStream.class);
    private static final int PIECES = 16;

    private final Executor workers;
    private final Allowance.Share open;
    private final Outcomes outcomes;

    private final Deliveries deliveries;
    private final Lines lines = new Lines(new LineReader());
    private final ArrayDeque<BulkLine> window = new ArrayDeque<>();
    private final Map<StayId, BulkLine> lastOfStay = new HashMap<>();

    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<byte[]> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Input input = new Input();
    private volatile @Nullable BulkLine head;
    private volatile boolean ended;
    private volatile boolean stopping;
    private volatile boolean cutShort;
    private volatile @Nullable Throwable failure;
    private boolean inputRead;
    private boolean closed;

    /** @param open how many lines may wait for their outcomes */
    BulkStream(BulkJudge judge, Executor workers, Allowance.Share open, Outcomes outcomes) {
        this.deliveries = new Deliveries(judge, workers, new Progress());
        this.workers = workers;
        this.open = open;
        this.outcomes = outcomes;
    }

    /** Starts reading the request; what it returns is the response. */
    Flux<ByteBuf> answer(Flux<ByteBuf> request) {
        return outcomes.sent(this::wake)
                .doOnSubscribe(subscription -> request.subscribe(input))
                .doOnCancel(() -> fail(new ClientGoneException()))
                .doFinally(signal -> open.close());
    }

    /** The service is about to end: nothing more is read, what was read is answered, then the connection closes. */
    void stop() {
        stopping = true;
        wake();
    }

    private void wake() {
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
        if (closed) {
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
        if (failure != null || (window.isEmpty() && (inputRead || stopping))) {
            close();
        } else {
            reached(outcomes.flush());
            if (!ended && !stopping && pieces.isEmpty() && hasRoom() && asked.compareAndSet(0, PIECES)) {
                input.request(PIECES);
            }
        }
    }

    private boolean hasRoom() {
        return open.hasRoom() && !deliveries.waiting() && outcomes.hasRoom();
    }

    private void writeDue() {
        for (BulkLine line = window.peek(); line != null && line.isDone(); line = window.peek()) {
            window.poll();
            open.give(1);
            head = window.peek();
            if (line.stay != null) {
                lastOfStay.remove(line.stay, line);
            }
            if (failure != null) {
                return;
            }
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
        Throwable broken = failure;
        if (broken != null) {
            outcomes.breakOff(broken);
            return;
        }
        if (inputRead) {
            outcomes.summary();
        } else {
            cutShort = true;
        }
        outcomes.end();
    }

    private void fail(Throwable cause) {
        failure = cause;
        wake();
    }

    private void enter(BulkLine line, @Nullable StayCommand command) {
        window.add(line);
        open.take(1);
        if (head == null) {
            head = line;
        }
        if (command == null || line.stay == null) {
            line.complete(Answer.rejected(line.read));
            return;
        }
        BulkLine earlier = lastOfStay.put(line.stay, line);
        if (earlier == null || earlier.isDone()) {
            deliveries.send(line, command);
        } else {
            earlier.whenComplete((answer, error) -> deliveries.send(line, command));
        }
    }

    /** What becomes of the lines that were sent on. */
    private final class Progress implements Deliveries.Progress {

        @Override
        public boolean goesOn() {
            return failure == null;
        }

        @Override
        public void answered(BulkLine line) {
            if (line == head) {
                wake();
            }
        }

        @Override
        public void triedAgain() {
            wake();
        }

        @Override
        public void brokeOff(Throwable cause) {
            // Every line in flight meets the same limit: the first of them tells of it.
            if (failure == null) {
                LOG.error("A push broke off", cause);
            }
            fail(cause);
        }
    }

    /** What the lines of a push are read into. */
    private final class LineReader implements Lines.Reader {

        @Override
        public void line(long number, byte[] bytes, int from, int length) {
            Reading reading = DeclarationReader.line(bytes, from, length);
            StayCommand command = reading.command() == null ? reading.torn() : reading.command();
            StayId stay = command == null ? null : command.stay();
            enter(
                    new BulkLine(number, reading.establishmentId(), reading.reference(), stay, reading.findings()),
                    command);
        }

        @Override
        public void tooLong(long number) {
            Finding finding = Finding.of(FindingCode.LINE_TOO_LONG, "", Integer.toString(Lines.LIMIT));
            enter(new BulkLine(number, null, null, null, List.of(finding)), null);
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
