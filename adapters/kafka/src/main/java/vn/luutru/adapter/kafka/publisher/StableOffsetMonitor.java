package vn.luutru.adapter.kafka.publisher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaClients;

/** Looks every few seconds at the last stable offset of the events' topic, for a metric. */
public final class StableOffsetMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StableOffsetMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final StableOffsets offsets = new StableOffsets(System::nanoTime);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kafka-stable-offset").factory());
    private volatile double seconds = Double.NaN;

    public StableOffsetMonitor(KafkaClients clients) {
        this.clients = clients;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::look, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    /** For how long it has not moved while records lie behind it; not a number while the cluster does not answer. */
    public double ageSeconds() {
        return seconds;
    }

    private void look() {
        String topic = clients.settings().topics().events();
        try (Admin admin = clients.admin()) {
            int partitions = ClusterCheck.get(admin.describeTopics(List.of(topic))
                            .topicNameValues()
                            .get(topic))
                    .partitions()
                    .size();
            seconds = offsets.age(admin, topic, partitions).toMillis() / 1e3;
        } catch (RuntimeException e) {
            // Whatever it was: the next look must not be missing for it.
            seconds = Double.NaN;
            LOG.debug("The last stable offset of {} is not known: {}", topic, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
