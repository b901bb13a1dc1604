package vn.luutru.adapter.postgres;

/** The place of the stream is taken. Without a stack trace: it is an answer, and a re-sent push brings thousands. */
final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictException() {
        super("The stream has grown in the meantime", null, false, false);
    }
}
