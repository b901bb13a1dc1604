package vn.luutru.intake;

/** A line has no outcome, because the store failed for longer than is waited: the batch ends here, and may be sent again. */
public final class BatchFailedException extends RuntimeException {

    private final transient Throwable failure;

    BatchFailedException(Throwable failure) {
        super("A line of a batch has no outcome", failure);
        this.failure = failure;
    }

    /** Why the line has no outcome; the same as the cause. */
    public Throwable failure() {
        return failure;
    }
}
