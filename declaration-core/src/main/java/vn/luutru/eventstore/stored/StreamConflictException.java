package vn.luutru.eventstore.stored;

/**
 * The place in the stream is taken. Without a stack trace: it is an answer, and an upload that is sent again brings
 * thousands.
 */
public final class StreamConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StreamConflictException() {
        super("The stream has grown in the meantime", null, false, false);
    }
}
