package vn.luutru.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    private static final KafkaClients CLIENTS = new KafkaClients(new KafkaSettings(
            "127.0.0.1:1",
            Map.of(
                    "enable.auto.commit", "true",
                    "isolation.level", "read_uncommitted",
                    "acks", "1",
                    "enable.idempotence", "false",
                    "linger.ms", "7"),
            Topics.DEFAULT,
            1,
            (short) -1,
            null,
            KafkaSettings.FOREVER));

    /** KAFKA-18641: a consumer that commits by itself may lose records. */
    @Test
    void no_setting_makes_a_consumer_commit_by_itself_or_see_what_is_not_committed() {
        assertThat(CLIENTS.consumerConfig(Map.of()))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void a_group_of_the_newer_protocol_is_not_begun_by_a_setting() {
        KafkaClients clients = new KafkaClients(new KafkaSettings(
                "127.0.0.1:1",
                Map.of("group.protocol", "consumer"),
                Topics.DEFAULT,
                1,
                (short) -1,
                null,
                KafkaSettings.FOREVER));
        clients.consumer(Map.of("group.id", "workers", "session.timeout.ms", 10_000))
                .close();
    }

    @Test
    void no_setting_makes_a_producer_lose_or_double_records() {
        assertThat(CLIENTS.producerConfig(Map.of("linger.ms", 20)))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true);
    }

    @Test
    void what_the_site_sets_goes_before_our_choices() {
        assertThat(CLIENTS.producerConfig(Map.of("linger.ms", 20))).containsEntry("linger.ms", "7");
    }

    /** Kafka's own limits of one and two minutes would hold up whoever reads, publishes or takes declarations. */
    @Test
    void no_client_waits_a_minute_for_brokers_that_do_not_answer() {
        assertThat(CLIENTS.consumerConfig(Map.of()))
                .containsEntry("request.timeout.ms", 10_000)
                .containsEntry("default.api.timeout.ms", 25_000);
        assertThat(CLIENTS.producerConfig(Map.of()))
                .containsEntry("request.timeout.ms", 10_000)
                .containsEntry("delivery.timeout.ms", 25_000)
                .containsEntry("max.block.ms", 25_000);
    }

    @Test
    void a_producer_starts_however_long_the_site_lets_a_request_take() {
        KafkaClients patient = new KafkaClients(new KafkaSettings(
                "127.0.0.1:1",
                Map.of("request.timeout.ms", "40000"),
                Topics.DEFAULT,
                1,
                (short) -1,
                null,
                KafkaSettings.FOREVER));
        Producer<byte[], byte[]> producer = patient.producer(Map.of("linger.ms", 20));
        KafkaClients.close(producer);
        assertThat(patient.producerConfig(Map.of("linger.ms", 20))).containsEntry("delivery.timeout.ms", 40_020);
    }

    @Test
    void settings_with_passwords_are_not_written_into_logs() {
        assertThat(CLIENTS.settings()).hasToString("KafkaSettings[127.0.0.1:1]");
    }
}
