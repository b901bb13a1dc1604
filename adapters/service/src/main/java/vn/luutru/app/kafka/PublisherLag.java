package vn.luutru.app.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.luutru.adapter.kafka.publisher.PublisherStatus;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;

/** How far the publisher is behind; not a number in processes that do not publish, and while the store does not answer. */
final class PublisherLag {

    private final PublisherStatus status;
    private final StoredLog stored;
    private final InstantSource clock;

    PublisherLag(PublisherStatus status, StoredLog stored, InstantSource clock) {
        this.status = status;
        this.stored = stored;
        this.clock = clock;
    }

    double events() {
        if (!status.isResponsible()) {
            return Double.NaN;
        }
        try {
            return stored.count(status.position());
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }

    double seconds() {
        if (!status.isResponsible()) {
            return Double.NaN;
        }
        try {
            List<StoredEvent> next = stored.read(status.position(), 1);
            return next.isEmpty() ? 0 : age(next.getFirst().recordedAt());
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        } catch (UnreadableEventException e) {
            return age(e.recordedAt());
        }
    }

    private double age(Instant recordedAt) {
        return Math.max(0, Duration.between(recordedAt, clock.instant()).toMillis() / 1e3);
    }
}
