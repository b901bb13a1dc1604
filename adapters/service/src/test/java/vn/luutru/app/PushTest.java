package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.line;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class PushTest {

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-PUSH", "16531");
    }

    @Test
    void of_a_file_with_faults_all_others_are_accepted_and_each_fault_is_named() throws Exception {
        int lines = 3_000;
        String file = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> i % 100 == 0 ? faulty(i) : guest("p-", i))
                .collect(Collectors.joining("\n", "", "\n"));
        List<JsonNode> outcomes = luutru.push(OPERATOR, file).lines();
        assertThat(outcomes).hasSize(lines + 1);
        for (int i = 1; i <= lines; i++) {
            JsonNode outcome = outcomes.get(i - 1);
            assertThat(outcome.path("line").asInt()).isEqualTo(i);
            assertThat(outcome.path("outcome").asString())
                    .as(outcome.toString())
                    .isEqualTo(i % 100 == 0 ? "REJECTED" : "ACCEPTED");
        }
        JsonNode fault = outcomes.get(99).at("/findings/0");
        assertThat(fault.path("severity").asString()).isEqualTo("ERROR");
        assertThat(fault.path("field").asString()).startsWith("/");
        JsonNode summary = outcomes.getLast().path("summary");
        assertThat(summary.path("received").asInt()).isEqualTo(lines);
        assertThat(summary.path("accepted").asInt()).isEqualTo(lines - lines / 100);
        assertThat(summary.path("rejected").asInt()).isEqualTo(lines / 100);
        assertThat(summary.path("verdict").asString()).isEqualTo("PARTIAL");
    }

    @Test
    void a_line_gets_every_finding_about_its_form_and_its_facts() throws Exception {
        String line = RunningLuutru.line("E-PUSH", "torn", "", "12").replace("2026-07-01T14:05", "2026-07-01X14:05");
        JsonNode outcome = luutru.push(OPERATOR, line).lines().getFirst();
        assertThat(outcome.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("field").asString() + " "
                                + finding.path("code").asString()))
                .containsExactly(
                        "/arrivedAt INSTANT_MALFORMED",
                        "/guest/fullName FIELD_REQUIRED",
                        "/guest/document/number PERSONAL_NUMBER_MALFORMED");
    }

    @Test
    void the_same_file_again_is_replayed_with_the_same_receipts() throws Exception {
        String file = IntStream.range(0, 1_000).mapToObj(i -> guest("r-", i)).collect(Collectors.joining("\n"));
        List<JsonNode> first = luutru.push(OPERATOR, file).lines();
        List<JsonNode> again = luutru.push(OPERATOR, file).lines();
        for (int i = 0; i < 1_000; i++) {
            assertThat(again.get(i).path("outcome").asString()).isEqualTo("REPLAYED");
            assertThat(again.get(i).path("receipt")).isEqualTo(first.get(i).path("receipt"));
        }
        assertThat(again.getLast().at("/summary/replayed").asInt()).isEqualTo(1_000);
        String changed = file.replaceFirst("\"301\"", "\"309\"");
        List<JsonNode> third = luutru.push(OPERATOR, changed).lines();
        assertThat(third.getFirst().at("/findings/0/code").asString()).isEqualTo("STAY_CONFLICT");
        assertThat(third.getLast().at("/summary/rejected").asInt()).isEqualTo(1);
    }

    @Test
    void a_guest_may_come_and_go_in_one_file() throws Exception {
        String out = "{\"type\": \"CHECK_OUT\", \"establishmentId\": \"E-PUSH\", \"reference\": \"s-1\","
                + " \"departedAt\": \"2026-07-03T08:00:00+07:00\"}";
        Reply dry = luutru.send(
                OPERATOR,
                "POST",
                "/v1/declarations?dryRun=true",
                guest("s-", 1) + "\n" + out,
                "Content-Type",
                "application/x-ndjson");
        assertThat(dry.lines().getLast().at("/summary/accepted").asInt())
                .as(dry.text())
                .isEqualTo(2);
        Reply reply = luutru.push(OPERATOR, guest("s-", 1) + "\n" + out);
        assertThat(reply.lines().getLast().at("/summary/dryRun").asBoolean(true))
                .isFalse();
        assertThat(reply.lines().getLast().at("/summary/accepted").asInt())
                .as(reply.text())
                .isEqualTo(2);
    }

    @Test
    void a_dry_run_that_is_misspelt_is_not_taken_for_a_push() throws Exception {
        for (String misspelt : new String[] {"dryrun=true", "dryRun=maybe", "dry%20run=true"}) {
            Reply reply = luutru.send(
                    OPERATOR,
                    "POST",
                    "/v1/declarations?" + misspelt,
                    guest("misspelt-", 1),
                    "Content-Type",
                    "application/x-ndjson");
            assertThat(reply.status()).as(misspelt).isEqualTo(400);
        }
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-PUSH/stays/misspelt-1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_dry_run_stores_nothing() throws Exception {
        Reply dry = luutru.send(
                OPERATOR,
                "POST",
                "/v1/declarations?dryRun=true",
                guest("t-", 1) + "\n" + faulty(2),
                "Content-Type",
                "application/x-ndjson");
        assertThat(dry.lines().getFirst().path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(dry.lines().getFirst().has("receipt")).isFalse();
        assertThat(dry.lines().get(1).path("outcome").asString()).isEqualTo("REJECTED");
        assertThat(dry.lines().getLast().at("/summary/dryRun").asBoolean()).isTrue();
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-PUSH/stays/t-1").status())
                .isEqualTo(404);
    }

    @Test
    void lines_that_are_no_declarations_are_answered_and_the_stream_goes_on() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("{\"no\": \"type\"}\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}', '\n'});
        file.writeBytes(("x".repeat(64 * 1024 + 1) + "\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes((guest("u-", 1) + "\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes(guest("u-", 2).substring(0, 100).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + luutru.port + "/v1/declarations"))
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.toByteArray()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<String> lines = client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
            assertThat(lines.get(0)).contains("TYPE_MISSING", "REJECTED");
            assertThat(lines.get(1)).contains("UTF8_INVALID", "REJECTED");
            assertThat(lines.get(2)).contains("LINE_TOO_LONG", "REJECTED");
            assertThat(lines.get(3)).contains("\"ACCEPTED\"");
            assertThat(lines.get(4)).contains("JSON_MALFORMED", "REJECTED");
            assertThat(lines.get(5)).contains("\"received\":5,\"accepted\":1,\"replayed\":0,\"rejected\":4");
        }
    }

    @Test
    void a_file_of_faults_only_and_an_empty_one_are_called_so() throws Exception {
        assertThat(luutru.push(OPERATOR, faulty(1)).text()).contains("NONE_ACCEPTED");
        assertThat(luutru.push(OPERATOR, "").text()).contains("\"received\":0").contains("EMPTY");
    }

    private static String guest(String prefix, int number) {
        return line("E-PUSH", prefix + number, "Trần Văn Mẫu", "038090%06d".formatted(number));
    }

    private static String faulty(int number) {
        return guest("faulty-", number).replace("2026-07-01T14:05:00+07:00", "yesterday");
    }
}
