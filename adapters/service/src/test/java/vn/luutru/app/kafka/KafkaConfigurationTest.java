package vn.luutru.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.app.settings.RefusedStartException;

/** A number of copies that no broker takes is found at the start, not when the first topic is made. */
class KafkaConfigurationTest {

    @ParameterizedTest
    @ValueSource(shorts = {0, -2})
    void no_copies_are_refused(short copies) {
        assertThatThrownBy(() -> clients(copies))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("luutru.kafka.replication-factor");
    }

    @ParameterizedTest
    @ValueSource(shorts = {-1, 1, 3})
    void some_or_the_default_of_the_brokers_are_taken(short copies) {
        assertThat(clients(copies).settings().replicationFactor()).isEqualTo(copies);
    }

    private static KafkaClients clients(short copies) {
        return new KafkaConfiguration()
                .kafkaClients(new KafkaProperties(
                        "localhost:9092",
                        Map.of(),
                        new KafkaProperties.Topics("e", "f", "p", "d", "o"),
                        true,
                        12,
                        copies,
                        null,
                        null));
    }
}
