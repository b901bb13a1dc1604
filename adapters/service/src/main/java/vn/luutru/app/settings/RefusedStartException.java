package vn.luutru.app.settings;

/** The service does not start with these settings: they would open it to everybody, or cannot be meant. */
public final class RefusedStartException extends RuntimeException {

    private final String remedy;

    public RefusedStartException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public RefusedStartException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What whoever runs the service is to do, in English. */
    public String remedy() {
        return remedy;
    }
}
