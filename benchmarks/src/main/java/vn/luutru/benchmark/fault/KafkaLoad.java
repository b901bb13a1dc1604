package vn.luutru.benchmark.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.Declarations;

/** An operator's system that declares through Kafka at a steady pace, and reads what became of each record. */
final class KafkaLoad implements AutoCloseable {

    /** Numbers of these declarations come after all that are pushed. */
    private static final long FROM = 90_000_000L;

    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    private record Sent(long number, long since) {}

    private final Declarations declarations;
    private final Receipts receipts;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Sent> open = new ConcurrentHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean over;
    private volatile boolean read;
    private volatile Thread sender = Thread.ofVirtual().unstarted(() -> {});
    private volatile Thread reader = Thread.ofPlatform().daemon().unstarted(() -> {});
    private long lastAt;
    private long stall;

    KafkaLoad(String servers, Declarations declarations, Receipts receipts) {
        this.declarations = declarations;
        this.receipts = receipts;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "delivery.timeout.ms", 240_000, "linger.ms", 5),
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
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    void start(int perSecond) throws InterruptedException {
        List<TopicPartition> all = KafkaTopics.partitions(consumer, Topics.DEFAULT.outcomes());
        KafkaTopics.partitions(consumer, Topics.DEFAULT.declarations());
        consumer.assign(all);
        consumer.seekToBeginning(all);
        lastAt = System.nanoTime();
        reader = Thread.ofPlatform().daemon().name("outcomes").start(this::read);
        sender = Thread.ofVirtual().start(() -> send(perSecond));
    }

    private void send(int perSecond) {
        long begun = System.nanoTime();
        while (!over) {
            long number = FROM + sent.getAndIncrement();
            Declaration declaration = declarations.declaration(number);
            open.put(declaration.reference(), new Sent(number, System.nanoTime()));
            producer.send(record(declaration), (metadata, failure) -> {
                if (failure != null) {
                    receipts.violation("A record was not taken by the brokers: " + failure);
                }
            });
            long due = begun + (long) ((number - FROM) * 1e9 / perSecond);
            try {
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        producer.flush();
    }

    private static ProducerRecord<byte[], byte[]> record(Declaration declaration) {
        String body = new String(declaration.body(), StandardCharsets.UTF_8);
        String line = "{\"type\":\"CHECK_IN\",\"establishmentId\":\"%s\",\"reference\":\"%s\",%s"
                .formatted(declaration.establishment(), declaration.reference(), body.substring(1));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DEFAULT.declarations(),
                declaration.establishment().getBytes(StandardCharsets.UTF_8),
                line.getBytes(StandardCharsets.UTF_8));
        record.headers().add("luutru-key", Client.OPERATOR.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void read() {
        while (!read) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                outcome(record);
            }
        }
    }

    private void outcome(ConsumerRecord<byte[], byte[]> record) {
        long now = System.nanoTime();
        stall = Math.max(stall, now - lastAt);
        lastAt = now;
        String source = header(record, "luutru-partition") + "/" + header(record, "luutru-offset");
        if (!answered.add(source)) {
            receipts.violation("The record at %s has two outcomes".formatted(source));
        }
        JsonNode outcome = JSON.readTree(record.value());
        Sent known = open.get(outcome.path("reference").asString(""));
        if (known == null || !outcome.has("receipt")) {
            receipts.violation("An outcome that nobody waits for, or without a receipt: " + outcome);
            return;
        }
        boolean fresh = outcome.path("outcome").asString().equals("ACCEPTED");
        receipts.acknowledge(known.number(), outcome.path("receipt"), fresh, known.since());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** No new declarations; does not wait. */
    void noMore() {
        over = true;
    }

    /** No new declarations; returns when each has its outcome or none will come. */
    void finish() throws InterruptedException {
        noMore();
        sender.join();
        long until = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (open.values().stream().anyMatch(one -> !receipts.has(one.number())) && System.nanoTime() < until) {
            Thread.sleep(200);
        }
        // One outcome too many would come now.
        Thread.sleep(2_000);
        read = true;
        reader.join();
        if (answered.size() != sent.get()) {
            receipts.violation("%d records have %d outcomes".formatted(sent.get(), answered.size()));
        }
    }

    long sent() {
        return sent.get();
    }

    /** The longest time between two outcomes, in seconds. */
    double longestStall() {
        return stall / 1e9;
    }

    @Override
    public void close() {
        over = true;
        read = true;
        try {
            reader.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
