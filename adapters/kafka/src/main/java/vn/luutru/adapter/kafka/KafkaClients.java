package vn.luutru.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients. Keys and values are bytes. What the site sets goes before our choices, save where a client would lose or
 * double records: those are fixed here, whatever is set.
 */
public final class KafkaClients {

    /** Of one request: a broker that does not answer is given up for the partition's next leader. */
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    /** Of a record or a question, retries included. Kafka's own defaults are one and two minutes. */
    private static final int CALL_TIMEOUT_MILLIS = 25_000;

    /** Of a producer for which nobody chose it. */
    private static final int KAFKAS_LINGER_MILLIS = 5;

    /** Of what a client still says to brokers before it ends. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final KafkaSettings settings;

    public KafkaClients(KafkaSettings settings) {
        this.settings = settings;
    }

    public KafkaSettings settings() {
        return settings;
    }

    /** Asks for and makes topics; gives up after some seconds instead of minutes. */
    public Admin admin() {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.putAll(common());
        return Admin.create(config);
    }

    /**
     * A producer that is idempotent and waits for all in-sync replicas.
     *
     * @param choices ours, which the site's properties go before
     */
    public Producer<byte[], byte[]> producer(Map<String, Object> choices) {
        return new KafkaProducer<>(producerConfig(choices), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The producer's settings, so that a test can look at them. */
    Map<String, Object> producerConfig(Map<String, Object> choices) {
        Map<String, Object> config = new HashMap<>(choices);
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_TIMEOUT_MILLIS);
        config.putAll(common());
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeout(config));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return config;
    }

    /** Kafka refuses to make a producer whose records may take less time than they linger and one request takes. */
    private static int deliveryTimeout(Map<String, Object> config) {
        int linger = number(config.getOrDefault(ProducerConfig.LINGER_MS_CONFIG, KAFKAS_LINGER_MILLIS));
        int request = number(config.get(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG));
        return Math.max(CALL_TIMEOUT_MILLIS, linger + request);
    }

    private static int number(@Nullable Object setting) {
        return Integer.parseInt(String.valueOf(setting).strip());
    }

    /**
     * A producer of one transaction after the other.
     *
     * @param transactionalId whoever begins with the same one ends the former one's transaction, and fences it
     */
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId, Map<String, Object> choices) {
        Map<String, Object> config = producerConfig(choices);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer that sees committed records only and never commits by itself.
     *
     * @param choices ours, which the site's properties go before
     */
    public Consumer<byte[], byte[]> consumer(Map<String, Object> choices) {
        return new KafkaConsumer<>(consumerConfig(choices), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Map<String, Object> consumerConfig(Map<String, Object> choices) {
        Map<String, Object> config = new HashMap<>(choices);
        config.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_TIMEOUT_MILLIS);
        config.putAll(common());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Of the newer protocol the brokers choose times; a consumer that has its own refuses it.
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        return config;
    }

    /** Ends a consumer, whether brokers answer or not. */
    public static void close(Consumer<byte[], byte[]> consumer) {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }

    /** Ends a producer, whether brokers answer or not; what it has not sent by then is given up. */
    public static void close(Producer<byte[], byte[]> producer) {
        producer.close(CLOSE_TIMEOUT);
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(settings.properties());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return config;
    }
}
