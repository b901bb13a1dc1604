package vn.luutru.intake;

/** A line has no outcome, because the store failed for longer than is waited: the batch ends here, and may be sent again. */
public final class BatchFailedException extends RuntimeException {

    BatchFailedException(Throwable cause) {
        super("A line of a batch has no outcome", cause);
    }
}
