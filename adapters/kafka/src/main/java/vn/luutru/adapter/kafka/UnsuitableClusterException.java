package vn.luutru.adapter.kafka;

/** The cluster, or a topic of it, is not such that what we promise would hold. The message says the way out. */
public final class UnsuitableClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsuitableClusterException(String message) {
        super(message);
    }
}
