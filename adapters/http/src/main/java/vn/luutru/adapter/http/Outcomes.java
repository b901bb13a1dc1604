package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.core.JsonGenerator;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.LineOutcome;
import vn.luutru.intake.SharedBudget;

/** The answer to a push while it is being written: an outcome a line, then the sum. Written in turns, by one at a time. */
final class Outcomes {

    private static final int FLUSH_AT = 16 * 1024;

    private final Locale locale;
    private final SharedBudget.Share unread;
    private final Buffer buffer = new Buffer();
    private final JsonGenerator json = Json.to(buffer);
    private final Sinks.Many<ByteBuf> sink = Sinks.many().unicast().onBackpressureBuffer(new ConcurrentLinkedQueue<>());

    /** @param unread how many bytes the client may leave unread */
    Outcomes(Locale locale, SharedBudget.Share unread) {
        this.locale = locale;
        this.unread = unread;
    }

    /** What goes to the client; {@code room} is run when it has read enough for more to be written. */
    Flux<ByteBuf> sent(Runnable room) {
        return sink.asFlux()
                .doOnNext(piece -> {
                    if (unread.give(piece.readableBytes())) {
                        room.run();
                    }
                })
                .doFinally(signal -> unread.close());
    }

    boolean hasRoom() {
        return unread.hasRoom();
    }

    /** The outcome of a line that is done; false if the client is gone. */
    boolean write(LineOutcome line) {
        OutcomeWriter.line(json, line.line(), line.establishmentId(), line.reference(), line.outcome(), locale);
        json.writeRaw('\n');
        return buffer.size() + json.streamWriteOutputBuffered() < FLUSH_AT || flush();
    }

    /** Sends what is written; false if the client is gone. */
    boolean flush() {
        json.flush();
        if (buffer.size() == 0) {
            return true;
        }
        byte[] bytes = buffer.take();
        unread.take(bytes.length);
        return sink.tryEmitNext(Unpooled.wrappedBuffer(bytes)).isSuccess();
    }

    /** The last line, where everything was read. */
    void summary(BatchSummary summary) {
        OutcomeWriter.summary(json, UUID.randomUUID(), summary);
        json.writeRaw('\n');
    }

    void end() {
        flush();
        sink.tryEmitComplete();
    }

    void breakOff(Throwable cause) {
        sink.tryEmitError(cause);
    }
}
