package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.benchmark.Measure;

/** Records of the publisher's, from memory, without transactions, and with the same batches and compression. */
final class BareProducer implements Measure {

    private final Producer<byte[], byte[]> producer;
    private final String name;
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final long database;
    private String spent = "";

    /**
     * @param records  to send over and over, into topics that are made where they are missing
     * @param database process of PostgreSQL, which works for others meanwhile
     */
    BareProducer(KafkaSettings settings, String name, List<ProducerRecord<byte[], byte[]>> records, long database)
            throws InterruptedException {
        this.name = name;
        this.records = records;
        this.database = database;
        KafkaClients clients = new KafkaClients(settings);
        try (Admin admin = clients.admin()) {
            ClusterCheck check = new ClusterCheck(admin, settings);
            for (String topic :
                    List.of(settings.topics().events(), settings.topics().facts())) {
                check.topic(topic, ClusterCheck.Cleanup.DELETE, settings.partitions(), null);
            }
        }
        producer = clients.producer(Map.of("linger.ms", 200, "batch.size", 256 << 10, "compression.type", "lz4"));
    }

    @Override
    public String name() {
        return "bare idempotent producer, acks=all (" + name + ")";
    }

    /** What a record cost in the last turn. */
    String spent() {
        return spent;
    }

    @Override
    public double perSecond(Duration time) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        ProcessorTime before = ProcessorTime.now(database);
        long begun = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            ProducerRecord<byte[], byte[]> record = records.get((int) (sent++ % records.size()));
            producer.send(
                    new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()),
                    (metadata, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                    });
        }
        producer.flush();
        double seconds = (System.nanoTime() - begun) / 1e9;
        spent = ProcessorTime.now(database).since(before).each((double) sent);
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
