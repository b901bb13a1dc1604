package vn.luutru.adapter.eventstoredb;

/** The place in the stream is taken. Without a stack trace: it is an answer, and a re-sent upload brings thousands. */
final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictException() {
        super("The stream has grown in the meantime", null, false, false);
    }
}
