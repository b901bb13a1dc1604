package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.adapter.http.fastpath.UploadSocket.begin;
import static vn.luutru.adapter.http.fastpath.UploadSocket.chunk;
import static vn.luutru.adapter.http.fastpath.UploadSocket.lineWith;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.LineOutcome;

@Timeout(60)
@IntegrationTest
class UploadTest {

    private final ScriptedStore store = new ScriptedStore();
    private final RouteRig rig = new RouteRig(store, 64 * 1024 * 1024);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void every_line_is_answered_in_its_order_and_the_sum_comes_last() throws Exception {
        store.millis = call -> call % 7;
        List<String> answer = push(20_000);
        assertThat(answer).hasSize(20_001);
        for (int i = 0; i < 20_000; i++) {
            assertThat(answer.get(i)).startsWith("{\"line\":" + (i + 1) + ",").contains("\"reference\":\"r" + i + "\"");
        }
        assertThat(answer.getLast())
                .contains("\"received\":20000,\"accepted\":20000,\"replayed\":0,\"rejected\":0")
                .contains("\"verdict\":\"ALL_ACCEPTED\"");
    }

    @Test
    void no_more_than_a_window_of_lines_waits_for_the_store() throws Exception {
        store.millis = call -> 50;
        push(100_000);
        assertThat(store.mostInFlight.get()).isLessThan(40_000);
    }

    @Test
    void a_full_store_slows_a_push_down_and_refuses_no_line() throws Exception {
        store.full = call -> call % 3 == 0;
        assertThat(push(5_000).getLast()).contains("\"accepted\":5000");
    }

    @Test
    void lines_of_one_stay_wait_for_each_other() throws Exception {
        store.millis = call -> call == 1 ? 200 : 0;
        String establishment = "\"establishmentId\":\"hotel-1\",\"reference\":\"a\"";
        rig.push(RouteRig.checkIn("a") + "\n" + RouteRig.checkIn("b") + "\n{\"type\":\"CHECK_OUT\"," + establishment
                + ",\"departedAt\":\"2026-07-02T08:00:00+07:00\"}\n{\"type\":\"CANCELLATION\"," + establishment
                + ",\"reason\":\"DUPLICATE\"}\n");
        assertThat(store.finished).containsExactly("CheckIn b", "CheckIn a", "CheckOut a", "Cancel a");
    }

    @Test
    void an_outcome_is_returned_while_the_request_is_still_being_written() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            begin(out);
            chunk(out, RouteRig.checkIn("a") + "\n");
            assertThat(lineWith(in, "\"line\":")).contains("\"line\":1,");
            chunk(out, RouteRig.checkIn("b") + "\n");
            assertThat(lineWith(in, "\"line\":")).contains("\"line\":2,");
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(lineWith(in, "summary")).contains("\"accepted\":2");
        }
    }

    @Test
    void lines_that_the_key_may_not_declare_are_one_refusal_of_the_upload_however_many_they_are() throws Exception {
        String body = Stream.concat(
                        Stream.of(RouteRig.checkIn("own-1"), RouteRig.checkIn("own-2"), "no JSON"),
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> RouteRig.checkIn("r" + i).replace("hotel-1", "hotel-2")))
                .collect(Collectors.joining("\n"));
        assertThat(rig.push(body).body()).contains("\"accepted\":2,\"replayed\":0,\"rejected\":5001");
        await().untilAsserted(() ->
                assertThat(rig.refusals).containsExactly("one POST /v1/declarations ESTABLISHMENT_OUT_OF_SCOPE 5000"));
    }

    @Test
    void an_upload_that_lasts_reports_its_refusals_once_a_minute() {
        List<String> reported = new ArrayList<>();
        AtomicLong nanos = new AtomicLong();
        RefusedLines lines = new RefusedLines((code, times) -> reported.add(code + " " + times), nanos::get);
        DeclarationOutcome forbidden = DeclarationOutcome.rejected(
                List.of(Finding.of(FindingCode.ESTABLISHMENT_OUT_OF_SCOPE, "/establishmentId")));
        for (int second = 0; second < 150; second++) {
            lines.count(new LineOutcome(second + 1, "hotel-2", "r", forbidden));
            nanos.addAndGet(1_000_000_000);
        }
        assertThat(reported).containsExactly("ESTABLISHMENT_OUT_OF_SCOPE 61", "ESTABLISHMENT_OUT_OF_SCOPE 60");
        lines.report();
        lines.report();
        assertThat(reported).hasSize(3).last().isEqualTo("ESTABLISHMENT_OUT_OF_SCOPE 29");
    }

    @Test
    void an_answer_is_at_most_about_twice_its_request() throws Exception {
        StringBuilder line = new StringBuilder("{\"type\":\"NOTHING\"");
        for (int i = 0; line.length() < 60_000; i++) {
            line.append(",\"f").append(i).append("\":1");
        }
        HttpResponse<String> response = rig.push(line.append('}').toString());

        assertThat(response.body()).contains("FINDINGS_OMITTED", "TYPE_UNKNOWN");
        assertThat(response.body().length()).isLessThan(2 * line.length());
    }

    @Test
    void lines_that_say_nothing_readable_are_rejected_one_by_one() throws Exception {
        String outside = RouteRig.checkIn("x").replace("hotel-1", "hotel-2");
        HttpResponse<String> response = rig.push("not json\n\n" + "z".repeat(BatchSplitter.MAX_LINE + 1) + "\n"
                + outside + "\n" + RouteRig.checkIn("a") + "\n{\"ty");
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> answer = response.body().lines().toList();
        assertThat(answer.get(0)).contains("\"line\":1,", "JSON_MALFORMED", "REJECTED");
        assertThat(answer.get(1)).contains("\"line\":3,", "LINE_TOO_LONG", "REJECTED");
        assertThat(answer.get(2)).contains("\"line\":4,", "ESTABLISHMENT_OUT_OF_SCOPE", "REJECTED");
        assertThat(answer.get(3)).contains("\"line\":5,", "ACCEPTED");
        assertThat(answer.get(4)).contains("\"line\":6,", "JSON_MALFORMED", "REJECTED");
        assertThat(answer.get(5)).contains("\"received\":5,\"accepted\":1,", "\"rejected\":4", "PARTIAL");
    }

    @Test
    void an_array_of_declarations_is_answered_by_one_object_with_their_outcomes() throws Exception {
        HttpResponse<String> response =
                pushArray("[" + RouteRig.checkIn("a") + ",\n 7, " + RouteRig.checkIn("b") + "]");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .startsWith("{\"outcomes\":[{\"line\":1,")
                .contains("},{\"line\":2,", "JSON_MALFORMED", "},{\"line\":3,")
                .contains("],\"summary\":{\"batch\":", "\"received\":3,\"accepted\":2,", "\"rejected\":1", "PARTIAL")
                .endsWith("}}");
        assertThat(pushArray("[]").body())
                .startsWith("{\"outcomes\":[],\"summary\":")
                .contains("EMPTY", "NOTHING_DECLARED")
                .endsWith("}]}}");
        assertThat(pushArray(" ").body()).contains("EMPTY", "NOTHING_DECLARED");
    }

    @Test
    void what_stands_before_the_place_where_an_array_breaks_is_stored() throws Exception {
        assertThat(pushArray("[" + RouteRig.checkIn("a") + ", {\"ty").body())
                .contains(
                        "{\"line\":1,",
                        "ACCEPTED",
                        "{\"line\":2,",
                        "ARRAY_MALFORMED",
                        "\"received\":2,\"accepted\":1,");
        assertThat(pushArray(RouteRig.checkIn("b") + "\n" + RouteRig.checkIn("c"))
                        .body())
                .contains("{\"line\":1,", "ARRAY_MALFORMED", "\"received\":1,\"accepted\":0,");
    }

    private HttpResponse<String> pushArray(String body) throws Exception {
        return rig.client.send(
                rig.request("/v1/declarations")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_empty_push_is_called_empty() throws Exception {
        for (String nothing : List.of("", "\n\n", " \r\n\t\n", "\ufeff")) {
            assertThat(rig.push(nothing).body())
                    .contains("\"received\":0", "\"verdict\":\"EMPTY\"")
                    .contains("\"findings\":[{\"code\":\"NOTHING_DECLARED\",\"severity\":\"WARNING\"");
        }
        assertThat(rig.push(RouteRig.checkIn("a")).body()).doesNotContain("NOTHING_DECLARED");
    }

    @Test
    void one_document_in_the_place_of_lines_is_told_what_is_expected() throws Exception {
        for (String document : List.of("{\"declarations\":[]}", "[]", "[" + RouteRig.checkIn("a") + "]")) {
            assertThat(rig.push(document).body())
                    .contains("REJECTED", "DECLARATIONS_WRAPPED", "\"verdict\":\"NONE_ACCEPTED\"")
                    .doesNotContain("TYPE_MISSING", "FIELD_REQUIRED");
        }
        assertThat(pushArray("[{\"declarations\":[]}]").body()).contains("DECLARATIONS_WRAPPED", "NONE_ACCEPTED");
        assertThat(pushArray("{\"declarations\":[]}").body()).contains("ARRAY_MALFORMED", "NONE_ACCEPTED");
        assertThat(store.asked).hasValue(0);
    }

    @Test
    void callers_without_a_token_and_officials_may_not_upload() throws Exception {
        var anonymous = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + rig.server.port() + "/v1/declarations"))
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody());
        HttpResponse<String> unknown = rig.client.send(anonymous.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        HttpResponse<String> official = rig.client.send(
                anonymous.header("Authorization", "Bearer police").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(official.statusCode()).isEqualTo(403);
    }

    private List<String> push(int lines) throws Exception {
        String body = IntStream.range(0, lines)
                .mapToObj(i -> RouteRig.checkIn("r" + i))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> response = rig.push(body);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().lines().toList();
    }
}
