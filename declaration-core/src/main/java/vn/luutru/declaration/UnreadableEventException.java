package vn.luutru.declaration;

import java.time.Instant;

/**
 * A stored event that this version cannot read: its bytes are damaged, or its type or a fact in it is unknown. The
 * message names position, type and fact and never a value, so it may be logged and shown.
 */
public final class UnreadableEventException extends RuntimeException {

    private final long position;
    private final Instant recordedAt;
    private final String type;
    private final String reason;

    /**
     * @param type   the name and version of the event as stored
     * @param reason what is wrong, in English, without any value
     */
    public UnreadableEventException(long position, Instant recordedAt, String type, String reason) {
        super("Event " + position + " (" + type + ") cannot be read: " + reason);
        this.position = position;
        this.recordedAt = recordedAt;
        this.type = type;
        this.reason = reason;
    }

    /** Its place in the log. */
    public long position() {
        return position;
    }

    /** When it was written. */
    public Instant recordedAt() {
        return recordedAt;
    }

    public String type() {
        return type;
    }

    public String reason() {
        return reason;
    }
}
