package vn.luutru.adapter.kafka.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;

/**
 * Makes records of the log on a thread of its own, some pieces ahead of who publishes them: so the next ones are read and
 * made while a transaction is sent and committed. Belongs to one producer, and begins at its checkpoint; what is ahead when
 * that producer is given up goes with it.
 *
 * <p>The thread ends its run at the end of the log, and where something fails; the next piece that is asked for begins
 * another run, behind the last event that became records.
 */
final class RecordsAhead implements AutoCloseable {

    /** So many pieces may wait for the publisher; one more is being made, and another one sent. */
    private static final int MAX_WAITING = 4;

    /** What follows in the log. */
    sealed interface Piece {

        /** Whether the run ends with it. */
        boolean isLast();
    }

    /**
     * Events that follow one another in the log.
     *
     * @param records of them, in their order
     * @param count   how many events, at least one
     * @param reached what there is to be known once they are published
     * @param isLast  whether the event behind them cannot be read
     */
    record Events(List<ProducerRecord<byte[], byte[]>> records, int count, Checkpoint reached, boolean isLast)
            implements Piece {}

    /** There are no more events now. */
    record End() implements Piece {

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /**
     * The next events could not be read, or not be made records of.
     *
     * @param cause to be thrown by who takes it
     */
    record Failure(RuntimeException cause) implements Piece {

        @Override
        public boolean isLast() {
            return true;
        }
    }

    private final StoredLog log;
    private final ReadAhead events;
    private final EventRecords records;
    private final long fence;
    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("kafka-publisher-records").factory());
    private boolean running;

    /**
     * @param records which nobody else uses from now on
     * @param fence   of the lease under which they are published
     * @param size    how many events a piece has at most
     */
    RecordsAhead(StoredLog log, EventRecords records, long fence, int size) {
        this.log = log;
        this.events = new ReadAhead(log, size);
        this.records = records;
        this.fence = fence;
    }

    /** Waits for the next piece. Called by one thread. */
    Piece take() throws InterruptedException {
        if (!running) {
            running = true;
            thread.execute(this::run);
        }
        Piece piece = waiting.take();
        running = !piece.isLast();
        return piece;
    }

    private void run() {
        try {
            Piece piece;
            do {
                piece = next();
                waiting.put(piece);
            } while (!piece.isLast() && !thread.isShutdown());
        } catch (InterruptedException e) {
            // The producer was given up: nobody takes what is ahead any more.
            Thread.currentThread().interrupt();
        }
    }

    private Piece next() throws InterruptedException {
        try {
            List<StoredEvent> read = events.after(records.position());
            return read.isEmpty() ? new End() : made(read);
        } catch (RuntimeException e) {
            return new Failure(e);
        } catch (Error e) {
            // Else nobody would know that nothing more comes.
            return new Failure(new IllegalStateException("No records could be made of the log", e));
        }
    }

    private Events made(List<StoredEvent> read) {
        List<ProducerRecord<byte[], byte[]>> made = new ArrayList<>(2 * read.size());
        int count = 0;
        for (StoredEvent event : read) {
            try {
                made.addAll(records.next(event, false));
            } catch (UnreadableEventException e) {
                if (log.isQuarantined(event.position())) {
                    made.addAll(records.next(event, true));
                } else if (count > 0) {
                    return new Events(made, count, records.checkpoint(fence), true);
                } else {
                    throw e;
                }
            }
            count++;
        }
        return new Events(made, count, records.checkpoint(fence), false);
    }

    /** Does not wait for the thread, which may be waiting for the store: what it makes is nobody's any more. */
    @Override
    public void close() {
        thread.shutdownNow();
        events.close();
        // The store may have swallowed the interrupt: there is room then for the piece that it was read for.
        waiting.clear();
    }
}
