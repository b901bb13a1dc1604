package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.FindingCode;

class CatalogueTest {

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
    }

    @Test
    void every_finding_is_told_in_both_languages() throws Exception {
        JsonNode items = luutru.get(null, "/v1/findings").json().path("items");
        assertThat(items.size()).isEqualTo(FindingCode.values().length);
        items.forEach(item -> assertThat(item.at("/message/vi").asString())
                .isNotEmpty()
                .isNotEqualTo(item.at("/message/en").asString()));
        items.forEach(item -> assertThat(item.path("field").asString("none")).matches("(/[a-zA-Z]+)*"));
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

    @Test
    void every_call_of_the_description_exists_and_every_example_is_accepted() throws Exception {
        luutru.hotel("E-MAU", "16531");
        JsonNode paths = luutru.get(null, "/v3/api-docs").json().path("paths");
        for (var path : paths.properties()) {
            for (var call : path.getValue().properties()) {
                if (call.getKey().equals("parameters")) {
                    continue;
                }
                String address = path.getKey()
                                .replace("{establishmentId}", "E-MAU")
                                .replace("{reference}", "R-1")
                                .replace("{personId}", "00000000-0000-8000-8000-000000000000")
                                .replace("{stayId}", "00000000-0000-8000-8000-000000000000")
                                .replace("{month}", "2020-01")
                                .replace("{name}", path.getKey().startsWith("/v1/proj") ? "register" : "wards")
                                .replace("{zoneId}", "none")
                                .replace("{id}", "none")
                        + requiredQuery(call.getValue());
                String tag = call.getValue().at("/tags/0").asString();
                String token = switch (tag) {
                    case "run" -> ADMIN;
                    case "ask" -> POLICE;
                    case "feed" -> "demo-operations";
                    default -> OPERATOR;
                };
                JsonNode content = call.getValue().at("/requestBody/content");
                boolean push = content.has("application/x-ndjson");
                JsonNode example = content.path(push ? "application/x-ndjson" : "application/json")
                        .path("example");
                String body = example.isMissingNode() ? null : push ? example.asString() : example.toString();
                Reply reply = luutru.send(
                        token,
                        call.getKey().toUpperCase(java.util.Locale.ROOT),
                        address,
                        body,
                        "X-Purpose",
                        "RESIDENCE_CHECK",
                        "X-Case",
                        "Ca 01",
                        "Content-Type",
                        push ? "application/x-ndjson" : "application/json");
                String what = call.getKey() + " " + address + " " + reply.text();
                if (push) {
                    assertThat(reply.text()).doesNotContain("REJECTED");
                }
                boolean nothingThere = address.contains("0000-8000") || address.contains("/none");
                assertThat(reply.status())
                        .as(what)
                        .isIn(nothingThere ? new Object[] {200, 404} : new Object[] {200, 201, 202, 204});
            }
        }
    }

    /** The examples of the parameters without which a call is refused. */
    private static String requiredQuery(JsonNode call) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : call.path("parameters")) {
            if (parameter.path("in").asString("").equals("query")
                    && parameter.path("required").asBoolean(false)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asString())
                        .append('=')
                        .append(parameter.path("example").asString());
            }
        }
        return query.toString();
    }
}
