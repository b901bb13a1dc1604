package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.ByteBuf;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.SharedBudget;

/**
 * The bytes of an upload between the connection's thread, which leaves them, and the upload's thread, which reads them as
 * declarations.
 */
final class UploadInput {

    private static final int SLICE = 8 * 1024;
    private static final byte[] NOTHING = {};

    /** What a piece takes beside its bytes, in bytes: its array's head and its place in the queue. */
    private static final int BESIDE = 64;

    private final BatchSplitter lines;
    private final SharedBudget.Share budget;
    private final Queue<byte[]> pieces = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private boolean read;
    private byte[] piece = NOTHING;
    private int position;

    /**
     * @param lines  cuts what comes
     * @param budget how many bytes of memory may wait here
     */
    UploadInput(BatchSplitter lines, SharedBudget.Share budget) {
        this.lines = lines;
        this.budget = budget;
    }

    /** Leaves a piece, by the connection's thread. */
    void add(ByteBuf content) {
        if (content.isReadable()) {
            byte[] bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
            budget.take(cost(bytes));
            pieces.add(bytes);
        }
    }

    /** No more comes, says the connection's thread. */
    void end() {
        ended = true;
    }

    /** Whether the last piece has come. */
    boolean ended() {
        return ended;
    }

    /** Whether everything was read, the end too. */
    boolean isRead() {
        return read;
    }

    boolean hasRoom() {
        return budget.hasRoom();
    }

    /** Reads a little more, or the end; false if nothing has come. */
    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread is never made to yield: only it can
    boolean readNext() {
        if (piece.length == 0) {
            byte[] next = pieces.poll();
            if (next != null) {
                piece = next;
                position = 0;
            }
        }
        if (piece.length > 0) {
            // A little at a time: a piece may hold thousands of lines of a byte, each with an outcome of hundreds.
            int end = Math.min(piece.length, position + SLICE);
            lines.read(piece, position, end);
            position = end;
            if (position == piece.length) {
                budget.give(cost(piece));
                piece = NOTHING;
                // Others wait for this processor, too: questions run on virtual threads.
                Thread.yield();
            }
            return true;
        }
        if (ended && pieces.isEmpty()) {
            read = true;
            lines.end();
            return true;
        }
        return false;
    }

    /** A sender of single bytes in chunks makes us keep a piece for each. */
    private static int cost(byte[] bytes) {
        return bytes.length + BESIDE;
    }

    /** Gives back what waits. */
    void close() {
        budget.close();
    }
}
