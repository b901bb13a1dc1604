package vn.luutru.projection;

/** Another process has applied events of this partition, or the tables were replaced: nothing of the batch was kept. */
public final class PartitionMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionMovedException(String model, int partition, long from) {
        super("Partition " + partition + " of " + model + " is no longer at position " + from, null, false, false);
    }
}
