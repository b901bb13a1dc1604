package vn.luutru.declaration.codec.stored;

/**
 * Stored bytes are not an event that this version can read. The message names the type and the fact, never a value: it
 * may be logged. There is no cause: messages of parsers quote what they could not read.
 */
public final class MalformedEventException extends IllegalArgumentException {

    private final String type;
    private final String reason;

    MalformedEventException(String type, String reason) {
        super(type + ": " + reason);
        this.type = type;
        this.reason = reason;
    }

    /** The name and version of the event as stored, for example {@code GuestCheckedIn/1}. */
    public String type() {
        return type;
    }

    /** What is wrong, in English, without any value. */
    public String reason() {
        return reason;
    }
}
