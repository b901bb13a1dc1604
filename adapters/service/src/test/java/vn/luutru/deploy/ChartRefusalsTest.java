package vn.luutru.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.deploy.ChartTest.CHART;
import static vn.luutru.deploy.ChartTest.NATION;
import static vn.luutru.deploy.ChartTest.PROVINCE;
import static vn.luutru.deploy.ChartTest.template;

import com.marcnuri.helm.Helm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values with which the chart would make something else than was meant are refused with what to set. */
class ChartRefusalsTest {

    @Test
    void what_is_missing_or_misspelt_is_refused() {
        assertThatThrownBy(() -> new Helm(CHART).template().withName("luutru").call())
                .hasMessageContaining("existingSecret");
        assertThatThrownBy(() -> template(PROVINCE).set("gateway.replica", 3).call())
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> template(PROVINCE)
                        .set("database.url", "postgres://db/luutru")
                        .call())
                .hasMessageContaining("url");
        assertThatThrownBy(() -> template(PROVINCE).set("kafka.enabled", true).call())
                .hasMessageContaining("bootstrapServers");
        assertThatThrownBy(() ->
                        template(PROVINCE).set("store.kind", "eventstoredb").call())
                .hasMessageContaining("existingSecret");
    }

    /** They would be left out in silence, and every connection refused. */
    @Test
    void secret_properties_of_kafka_without_their_secret_are_refused_with_what_to_set() {
        for (String setting : List.of("kafka.publish", "kafka.declarations")) {
            assertThatThrownBy(() -> template(PROVINCE)
                            .set("kafka.enabled", true)
                            .set("kafka.publish", false)
                            .set("kafka.bootstrapServers", "kafka:9092")
                            .set("kafka.secretProperties.ssl\\.keystore\\.password", "keystore-password")
                            .set(setting, true)
                            .call())
                    .as(setting)
                    .hasMessageContaining("kafka.secretProperties is set")
                    .hasMessageContaining("Name the Secret in kafka.existingSecret");
        }
    }

    @Test
    void secrets_that_would_be_left_out_are_refused() {
        assertThatThrownBy(() -> template(PROVINCE).set("mail.host", "").call())
                .hasMessageContaining("Name the server in mail.host");
        assertThatThrownBy(() -> template(PROVINCE)
                        .set("store.eventstoredb.existingSecret", "luutru-eventstoredb")
                        .call())
                .hasMessageContaining("Set store.kind");
        assertThatThrownBy(() -> template(PROVINCE)
                        .set("kafka.existingSecret", "luutru-kafka")
                        .call())
                .hasMessageContaining("Set kafka.enabled");
    }

    @Test
    void topics_have_a_copy_at_least_or_as_many_as_the_brokers_say() {
        assertThatThrownBy(
                        () -> template(NATION).set("kafka.replicationFactor", 0).call())
                .hasMessageContaining("replicationFactor");
        for (int copies : List.of(-1, 1)) {
            assertThat(template(NATION).set("kafka.replicationFactor", copies).call())
                    .contains("LUUTRU_KAFKA_REPLICATIONFACTOR");
        }
    }
}
