package vn.luutru.adapter.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes clients. Keys and values are bytes. What the site sets goes before our choices, save where a client would lose or
 * double records: those are fixed here, whatever is set.
 */
public final class KafkaClients {

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
        config.putAll(common());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return config;
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
        config.putAll(common());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Of the newer protocol the brokers choose times; a consumer that has its own refuses it.
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        return config;
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(settings.properties());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return config;
    }
}
