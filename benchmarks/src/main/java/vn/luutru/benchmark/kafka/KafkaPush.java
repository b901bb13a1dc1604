package vn.luutru.benchmark.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.fault.KafkaTopics;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.Declarations;

/**
 * How many check-ins a second can be declared through Kafka, each with an outcome of its own that is read? The clock stops
 * at the last outcome.
 */
final class KafkaPush implements Measure {

    /** Records without an outcome; more would wait in the topic, and not be declared sooner. */
    private static final int OPEN = 20_000;

    private static final byte[] ACCEPTED = "\"outcome\":\"ACCEPTED\"".getBytes(StandardCharsets.UTF_8);

    private final Declarations declarations;
    private final String key;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long next;

    KafkaPush(String servers, Declarations declarations, String key) throws InterruptedException {
        this.declarations = declarations;
        this.key = key;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 20, "batch.size", 128 << 10),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        "10000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = KafkaTopics.partitions(consumer, Topics.DEFAULT.outcomes());
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    @Override
    public String name() {
        return "declarations by Kafka (records)";
    }

    @Override
    public double perSecond(Duration time) throws IOException {
        long start = System.nanoTime();
        long sent = 0;
        long answered = 0;
        while (System.nanoTime() - start < time.toNanos() || answered < sent) {
            while (sent - answered < OPEN && System.nanoTime() - start < time.toNanos()) {
                producer.send(record(declarations.declaration(next++)));
                if (++sent % 256 == 0) {
                    break;
                }
            }
            boolean full = sent - answered >= OPEN || System.nanoTime() - start >= time.toNanos();
            for (ConsumerRecord<byte[], byte[]> outcome : consumer.poll(full ? Duration.ofMillis(20) : Duration.ZERO)) {
                if (!contains(outcome.value())) {
                    throw new IOException("A declaration was not accepted");
                }
                answered++;
            }
        }
        return answered / ((System.nanoTime() - start) / 1e9);
    }

    private ProducerRecord<byte[], byte[]> record(Declaration declaration) {
        byte[] head = ("{\"type\":\"CHECK_IN\",\"establishmentId\":\"" + declaration.establishment()
                        + "\",\"reference\":\"" + declaration.reference() + "\",")
                .getBytes(StandardCharsets.UTF_8);
        byte[] body = declaration.body();
        byte[] line = new byte[head.length + body.length - 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(body, 1, line, head.length, body.length - 1);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DEFAULT.declarations(), declaration.establishment().getBytes(StandardCharsets.UTF_8), line);
        record.headers().add("luutru-key", key.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static boolean contains(byte[] value) {
        outer:
        for (int i = 0; i <= value.length - ACCEPTED.length; i++) {
            for (int j = 0; j < ACCEPTED.length; j++) {
                if (value[i + j] != ACCEPTED[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
