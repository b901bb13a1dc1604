package vn.luutru.app.kafka;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import vn.luutru.adapter.kafka.publisher.EventPublisher;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.Subscription;

/** Publishes while the service runs. Whether it can has no part in whether declarations are accepted. */
final class PublisherLifecycle implements SmartLifecycle {

    private static final Duration MAX_STOP = Duration.ofSeconds(10);

    private final Subscription subscription;
    private volatile boolean running;

    PublisherLifecycle(EventLog log, EventPublisher publisher) {
        this.subscription = new Subscription(log, publisher);
    }

    @Override
    public void start() {
        running = true;
        subscription.start();
    }

    @Override
    public void stop() {
        running = false;
        subscription.interrupt();
        try {
            subscription.join(MAX_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
