package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import vn.luutru.adapter.http.problem.Json;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.LineOutcome;
import vn.luutru.intake.SharedBudget;

/**
 * The answer to a bulk upload while it is being written: an outcome a line, then the summary. Written by one thread.
 *
 * <p>It leaves in pieces of 16 KiB. A piece counts as unread until the socket has taken it, not until it was handed to the
 * connection: between the two lie all the buffers that a client fills by not reading.
 */
final class OutcomeStream {

    private static final int PIECE = 16 * 1024;

    private final FastPathHandler connection;
    private final Locale locale;
    private final SharedBudget.Share unread;
    private final Runnable room;
    private final Buffer buffer = new Buffer();
    private final JsonGenerator json = Json.to(buffer);
    private long bytes;

    /**
     * @param unread how many bytes the client may leave unread
     * @param room   run when the client has read enough for more to be written; on any thread
     */
    OutcomeStream(FastPathHandler connection, Locale locale, SharedBudget.Share unread, Runnable room) {
        this.connection = connection;
        this.locale = locale;
        this.unread = unread;
        this.room = room;
    }

    boolean hasRoom() {
        return unread.hasRoom();
    }

    void write(LineOutcome line) {
        OutcomeWriter.line(json, line.line(), line.establishmentId(), line.reference(), line.outcome(), locale);
        json.writeRaw('\n');
        if (buffer.size() + json.streamWriteOutputBuffered() >= PIECE) {
            flush();
        }
    }

    /** Sends what is written. */
    void flush() {
        json.flush();
        byte[] written = buffer.take();
        for (int from = 0; from < written.length; from += PIECE) {
            send(written, from, Math.min(PIECE, written.length - from));
        }
    }

    private void send(byte[] written, int from, int size) {
        bytes += size;
        unread.take(size);
        connection
                .send(new DefaultHttpContent(Unpooled.wrappedBuffer(written, from, size)))
                .addListener(sent -> {
                    if (unread.give(size)) {
                        room.run();
                    }
                });
    }

    /** The last line, where everything was read. */
    void summary(BatchSummary summary) {
        OutcomeWriter.summary(json, UUID.randomUUID(), summary);
        json.writeRaw('\n');
    }

    /** The last line, where the upload was broken off. */
    void aborted(Finding why) {
        OutcomeWriter.aborted(json, why, locale);
        json.writeRaw('\n');
    }

    /** How many bytes were written. */
    long bytes() {
        return bytes;
    }
}
