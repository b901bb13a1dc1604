package vn.luutru.access.guest;

/** A guest is not signed in; they can answer the questions themselves. */
public final class GuestAccountException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** The guest did not agree, or broke it off. */
        DECLINED,
        /** The answer does not belong to a sign-in that waits. */
        STALE,
        /** The provider does not answer, or says what cannot be believed. */
        UNAVAILABLE
    }

    private final Reason reason;

    public GuestAccountException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public GuestAccountException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
