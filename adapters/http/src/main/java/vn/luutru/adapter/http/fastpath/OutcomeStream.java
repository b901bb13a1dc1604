package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import vn.luutru.declaration.codec.answer.AnswerJson;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.LineOutcome;
import vn.luutru.intake.SharedBudget;

/**
 * The answer to a bulk upload while it is being written: the outcomes, then the summary. Written by one thread.
 *
 * <p>It leaves in pieces of 16 KiB. A piece counts as unread until the socket has taken it, not until it was handed to the
 * connection: between the two lie all the buffers that a client fills by not reading.
 */
final class OutcomeStream {

    private static final int PIECE = 16 * 1024;

    /** What was written and has not left. */
    private static final class Buffer extends ByteArrayOutputStream {

        private Buffer() {
            super(PIECE + 4 * 1024);
        }

        private byte[] take() {
            byte[] bytes = toByteArray();
            reset();
            return bytes;
        }
    }

    private final FastPathHandler connection;
    private final UploadFormat format;
    private final Locale locale;
    private final boolean dryRun;
    private final SharedBudget.Share unread;
    private final Runnable room;
    private final Buffer buffer = new Buffer();
    private final JsonGenerator json = AnswerJson.to(buffer);
    private long bytes;

    /**
     * @param format lines, or one object
     * @param dryRun whether nothing is stored, for the summary
     * @param unread how many bytes the client may leave unread
     * @param room   run when the client has read enough for more to be written; on any thread
     */
    OutcomeStream(
            FastPathHandler connection,
            UploadFormat format,
            Locale locale,
            boolean dryRun,
            SharedBudget.Share unread,
            Runnable room) {
        this.connection = connection;
        this.format = format;
        this.locale = locale;
        this.dryRun = dryRun;
        this.unread = unread;
        this.room = room;
        if (format == UploadFormat.ARRAY) {
            json.writeStartObject();
            json.writeArrayPropertyStart("outcomes");
        }
    }

    boolean hasRoom() {
        return unread.hasRoom();
    }

    void write(LineOutcome line) {
        OutcomeWriter.line(json, line.line(), line.establishmentId(), line.reference(), line.outcome(), locale);
        endLine();
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

    /** The end, where everything was read. */
    void summary(BatchSummary summary) {
        startEnd();
        OutcomeWriter.summary(json, UUID.randomUUID(), dryRun, summary, locale);
        endEnd();
    }

    /** The end, where the upload was broken off. */
    void aborted(Finding why) {
        startEnd();
        OutcomeWriter.aborted(json, why, locale);
        endEnd();
    }

    private void startEnd() {
        if (format == UploadFormat.ARRAY) {
            json.writeEndArray();
        } else {
            json.writeStartObject();
        }
    }

    private void endEnd() {
        json.writeEndObject();
        endLine();
    }

    private void endLine() {
        if (format == UploadFormat.LINES) {
            json.writeRaw('\n');
        }
    }

    /** How many bytes were written. */
    long bytes() {
        return bytes;
    }
}
