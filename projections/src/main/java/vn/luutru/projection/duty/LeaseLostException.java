package vn.luutru.projection.duty;

/** The caller has no longer the duty that it was about to do: another process has it, or may take it. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String duty) {
        super("This process no longer has the duty " + duty);
    }
}
