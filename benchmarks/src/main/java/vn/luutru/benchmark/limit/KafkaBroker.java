package vn.luutru.benchmark.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.limit.Rows.Row;

/**
 * How many records of the same size does a Kafka broker in this JVM acknowledge, with {@code acks=all}?
 *
 * <p>Not the same promise: one broker acknowledges what lies in the page cache of its machine, and syncs later.
 */
public final class KafkaBroker implements Measure {

    private static final String TOPIC = "declarations";

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Row> rows;

    public KafkaBroker(Rows rows) {
        this.rows = rows.take(10_000);
        broker.afterPropertiesSet();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.getBrokersAsString(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public String name() {
        return "Kafka, one broker, acks=all, page cache (records)";
    }

    @Override
    public double perSecond(Duration time) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            Row row = rows.get((int) (sent++ % rows.size()));
            byte[] value = new byte[row.open().length + row.sealed().length];
            System.arraycopy(row.open(), 0, value, 0, row.open().length);
            System.arraycopy(row.sealed(), 0, value, row.open().length, row.sealed().length);
            producer.send(new ProducerRecord<>(TOPIC, row.wrappedKey(), value), (metadata, error) -> {
                if (error != null) {
                    failure.set(error);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka refused", failure.get());
        }
        return sent * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        producer.close();
        broker.destroy();
    }
}
