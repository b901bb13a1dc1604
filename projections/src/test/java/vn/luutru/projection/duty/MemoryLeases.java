package vn.luutru.projection.duty;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Leases by a clock that the test moves. */
final class MemoryLeases implements Leases {

    private record Entry(Lease lease, long until) {}

    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new HashMap<>();

    MemoryLeases(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Optional<Lease> take(String duty, String owner, Duration length) {
        long now = nanoTime.getAsLong();
        Entry had = entries.get(duty);
        boolean over = had == null || had.until <= now;
        if (!over && !had.lease.owner().equals(owner)) {
            return Optional.empty();
        }
        long fence = had == null ? 1 : over ? had.lease.fence() + 1 : had.lease.fence();
        Lease lease = new Lease(duty, owner, fence);
        entries.put(duty, new Entry(lease, now + length.toNanos()));
        return Optional.of(lease);
    }

    @Override
    public synchronized Optional<Lease> raise(Lease lease, long above) {
        Entry had = entries.get(lease.duty());
        if (had == null || !had.lease.equals(lease) || had.until <= nanoTime.getAsLong()) {
            return Optional.empty();
        }
        Lease raised = new Lease(lease.duty(), lease.owner(), Math.max(lease.fence(), above + 1));
        entries.put(lease.duty(), new Entry(raised, had.until));
        return Optional.of(raised);
    }

    @Override
    public synchronized void release(Lease lease) {
        entries.computeIfPresent(
                lease.duty(), (duty, had) -> had.lease.equals(lease) ? new Entry(lease, nanoTime.getAsLong()) : had);
    }

    synchronized void expire(String duty) {
        entries.computeIfPresent(duty, (name, had) -> new Entry(had.lease, nanoTime.getAsLong()));
    }
}
