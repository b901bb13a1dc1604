package vn.luutru.app;

/** The settings contradict each other in a way that would open the service to strangers. */
final class UnsafeStartException extends RuntimeException {

    private final String remedy;

    UnsafeStartException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
