package vn.luutru.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.ClusterCheck.Cleanup;

@IntegrationTest
class ClusterCheckTest {

    private final KafkaSettings settings = KafkaBrokers.shared().settings(3);

    @Test
    void a_missing_topic_is_made_as_it_is_needed_and_found_the_next_time() throws Exception {
        try (Admin admin = new KafkaClients(settings).admin()) {
            ClusterCheck check = new ClusterCheck(admin, settings);
            check.requireTransactions();
            assertThat(check.topic(settings.topics().events(), Cleanup.DELETE, 3))
                    .isEqualTo(3);
            assertThat(check.topic(settings.topics().events(), Cleanup.DELETE, 5))
                    .isEqualTo(3);
        }
    }

    @Test
    void a_topic_that_would_lose_history_is_refused_with_the_way_out() throws Exception {
        String name = settings.topics().events();
        try (Admin admin = new KafkaClients(settings).admin()) {
            ClusterCheck.get(admin.createTopics(
                            List.of(new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all());
            ClusterCheck check = new ClusterCheck(admin, settings);
            assertThatThrownBy(() -> check.topic(name, Cleanup.DELETE, 1))
                    .isInstanceOf(UnsuitableClusterException.class)
                    .hasMessageContainingAll(name, "cleanup.policy=compact", "needs delete", "kafka-configs.sh");
        }
    }

    /** Jepsen's Bufstream report, reproduced in Kafka: lost and torn transactions. Drop when no broker below 4.0 is left. */
    @Test
    void a_cluster_with_the_old_protocol_of_transactions_is_refused_with_the_reason() throws Exception {
        try (KafkaBrokers old = KafkaBrokers.start(1, Map.of(), List.of("transaction.version=1"));
                Admin admin = new KafkaClients(old.settings(1)).admin()) {
            assertThatThrownBy(() -> new ClusterCheck(admin, old.settings(1)).requireTransactions())
                    .isInstanceOf(UnsuitableClusterException.class)
                    .hasMessageContainingAll("transaction.version is 1", "kafka-features.sh upgrade");
        }
    }
}
