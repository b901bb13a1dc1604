package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.finding.FindingCode;

@IntegrationTest
class CatalogueTest {

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
    }

    @Test
    void every_finding_has_a_text_in_both_languages() throws Exception {
        JsonNode items = luutru.get(null, "/v1/findings").json().path("items");
        assertThat(items.size()).isEqualTo(FindingCode.values().length);
        items.forEach(item -> assertThat(item.at("/message/vi").asString())
                .isNotEmpty()
                .isNotEqualTo(item.at("/message/en").asString()));
        items.forEach(item -> assertThat(item.path("field").asString("none")).matches("(/([a-zA-Z]+|[0-9]))*"));
    }

    @Test
    void tables_are_sent_once() throws Exception {
        Reply table = luutru.get(null, "/v1/code-tables/wards");
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.json().path("items").size()).isEqualTo(166);
        Reply again = luutru.get(null, "/v1/code-tables/wards", "If-None-Match", table.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(luutru.get(null, "/v1/code-tables/nothing").status()).isEqualTo(404);
    }

    @Test
    void the_state_of_the_service_can_be_watched() throws Exception {
        assertThat(luutru.get(null, "/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(luutru.get(null, "/actuator/prometheus").text())
                .contains("luutru_declarations_total")
                .contains("luutru_log_queue_depth")
                .contains("luutru_projection_lag_events");
    }

    @Test
    void the_description_can_be_read_by_programs_and_people() throws Exception {
        assertThat(luutru.get(null, "/v3/api-docs").json().path("openapi").asString())
                .isEqualTo("3.1.0");
        assertThat(luutru.get(null, "/docs").text()).contains("swagger-ui-bundle.js");
        assertThat(luutru.get(null, "/webjars/swagger-ui/swagger-ui-bundle.js").status())
                .isEqualTo(200);
    }
}
