package vn.luutru.adapter.kafka.publisher;

/** How it goes with publishing in this process, for metrics. */
public final class PublisherStatus {

    private volatile boolean responsible;
    private volatile long position;
    private volatile long failures;

    /** Another process has the duty. */
    void standby() {
        responsible = false;
    }

    /** This process has the duty; it stays so while it fails and nobody else takes it. */
    void responsible() {
        responsible = true;
    }

    void published(long reached) {
        position = reached;
    }

    synchronized void failed() {
        failures++;
    }

    /** Whether it is this process that publishes, or should: also while the cluster does not answer. */
    public boolean isResponsible() {
        return responsible;
    }

    /** Of the last event known to be published; 0 before the first, and before the cluster answered. */
    public long position() {
        return position;
    }

    /** How often it failed since the process started. */
    public long failures() {
        return failures;
    }
}
