package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.benchmark.Measure;

/** The same records as the publisher's, from memory, without transactions, and with the same batches and compression. */
final class BareProducer implements Measure {

    private final Producer<byte[], byte[]> producer;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final String topic;

    BareProducer(KafkaSettings settings, List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        this.records = records;
        this.topic = settings.topics().events();
        KafkaClients clients = new KafkaClients(settings);
        try (Admin admin = clients.admin()) {
            new ClusterCheck(admin, settings).topic(topic, ClusterCheck.Cleanup.DELETE, settings.partitions(), null);
        }
        producer = clients.producer(Map.of("linger.ms", 20, "batch.size", 256 << 10, "compression.type", "lz4"));
    }

    @Override
    public String name() {
        return "bare idempotent producer, acks=all (records)";
    }

    @Override
    public double perSecond(Duration time) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long begun = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            ConsumerRecord<byte[], byte[]> record = records.get((int) (sent++ % records.size()));
            producer.send(
                    new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()),
                    (metadata, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                    });
        }
        producer.flush();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("A record was not taken", failed);
        }
        return sent / seconds;
    }

    @Override
    public void close() {
        producer.close();
    }
}
