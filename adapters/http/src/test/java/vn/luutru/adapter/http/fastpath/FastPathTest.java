package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.adapter.http.fastpath.SocketCalls.BODY;
import static vn.luutru.adapter.http.fastpath.SocketCalls.call;
import static vn.luutru.adapter.http.fastpath.SocketCalls.chunk;
import static vn.luutru.adapter.http.fastpath.SocketCalls.chunked;
import static vn.luutru.adapter.http.fastpath.SocketCalls.only;
import static vn.luutru.adapter.http.fastpath.SocketCalls.put;
import static vn.luutru.adapter.http.fastpath.SocketCalls.reader;
import static vn.luutru.adapter.http.fastpath.SocketCalls.write;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.fastpath.SocketCalls.Answered;

/** Calls on one stay on a real connection, byte by byte. */
@Timeout(60)
@IntegrationTest
class FastPathTest {

    private final ScriptedStore store = new ScriptedStore();
    private final RouteRig rig = new RouteRig(store, 1 << 20);

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "201, one, PUT, hotel-1/stays/A1, application/json",
                "201, one, PUT, hotel-1/stays/A1, application/json; charset=utf-8",
                "201, one, POST, hotel-1/stays/A1/cancellation, application/json",
                "400, one, PUT, hotel-1/stays/A*1, application/json",
                "400, one, PUT, hotel*1/stays/A1, application/json",
                "401, nobody, PUT, hotel-1/stays/A1, application/json",
                "403, police, PUT, hotel-1/stays/A1, application/json",
                "403, one, PUT, hotel-2/stays/A1, application/json",
                "404, all, PUT, hotel-3/stays/A1, application/json",
                "404, one, POST, hotel-1/stays/A1/else, application/json",
                "400, one, PUT, hotel-1/stays/A1?dryRun=true, application/json",
                "400, one, POST, hotel-1/stays/A1/cancellation?reason=DUPLICATE, application/json",
                "403, one, PUT, hotel-2/stays/A1?dryRun=true, application/json",
                "201, one, PUT, hotel-1/stays/A1?, application/json",
                "405, one, POST, hotel-1/stays/A1, application/json",
                "415, one, PUT, hotel-1/stays/A1, text/plain"
            })
    void every_form_of_a_call_gets_the_same_answer(int status, String token, String method, String path, String type)
            throws Exception {
        String line = "%s /v1/establishments/%s HTTP/1.1\r\n".formatted(method, path);
        String head = "Host: here\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n".formatted(token, type);
        String body = path.contains("cancellation") ? "{\"reason\":\"DUPLICATE\"}" : BODY;
        String absolute = line.replace(" /v1", " http://here:80/v1");

        Answered plain = only(exchange(1, call(line + head, body)));
        assertThat(plain.status()).isEqualTo(status);
        for (String call : List.of(
                call(line + head + "Connection: close\r\n", body),
                line + head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body) + "0\r\n\r\n",
                call(absolute + head, body),
                call(line.replace("HTTP/1.1", "HTTP/1.0") + head, body))) {
            Answered other = only(exchange(1, call));
            // The instant of a receipt has four characters less in one millisecond of a thousand.
            for (String varying : List.of("connection", "content-length")) {
                other.headers().remove(varying);
                plain.headers().remove(varying);
            }
            assertThat(other.status()).as(call).isEqualTo(status);
            assertThat(other.headers()).as(call).isEqualTo(plain.headers());
            assertThat(without(other.body())).as(call).isEqualTo(without(plain.body()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', Host",
        "'Host: a\r\nHost: a\r\n', Host",
        "'Host: a\r\nAuthorization: Bearer one\r\n', Authorization"
    })
    void a_head_without_one_host_and_one_caller_is_refused_whatever_it_asks_for(String more, String header)
            throws Exception {
        for (String target : List.of("/v1/establishments/hotel-1/stays/A1", "/v1/declarations", "/elsewhere")) {
            String head = "PUT " + target + " HTTP/1.1\r\nAuthorization: Bearer one\r\nAccept-Language: en\r\n"
                    + more.translateEscapes();

            Answered answer = only(exchange(1, call(head, BODY)));

            assertThat(answer.status()).as(target).isEqualTo(400);
            assertThat(answer.body()).contains("HEADER_INVALID", "The header " + header);
            assertThat(answer.headers()).containsEntry("connection", "close");
        }
        assertThat(store.asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "%2E", "%2e%2E"})
    void a_reference_that_addresses_cannot_carry_is_refused(String reference) throws Exception {
        Answered answer = only(exchange(1, call(put(reference, ""), BODY)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("REFERENCE_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"GET, nonsense=1, nonsense", "PUT, dryRun=true, dryRun", "GET, %F0%9F%98%80=1, PARAMETER"})
    void a_call_on_one_stay_has_no_parameters_and_stores_nothing_with_one(String method, String query, String named)
            throws Exception {
        String call = put("A1", "").replaceFirst("PUT (\\S+)", method + " $1?" + query);

        Answered answer = only(exchange(1, call(call, method.equals("PUT") ? BODY : "")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("PARAMETER_UNKNOWN", named);
        assertThat(store.asked).hasValue(0);
    }

    @Test
    void nobody_may_keep_an_answer_or_take_it_for_a_page() throws Exception {
        for (Answered answer : exchange(2, call(put("A1", ""), BODY), call(put("A1", ""), "nonsense"))) {
            assertThat(answer.headers())
                    .containsEntry("cache-control", "no-store")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsKey("content-security-policy");
        }
    }

    @Test
    void a_body_that_is_not_json_is_answered_400_and_the_connection_goes_on() throws Exception {
        List<Answered> answers = exchange(2, call(put("A1", ""), "not JSON"), call(put("A1", ""), BODY));

        assertThat(answers).extracting(answer -> answer.status()).containsExactly(400, 201);
    }

    @Test
    void too_much_is_answered_429_with_a_time_to_come_back() throws Exception {
        store.full = call -> true;

        Answered answer = only(exchange(1, call(put("A1", ""), BODY)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("retry-after", "1");
    }

    @Test
    void a_store_that_is_away_is_told_to_a_question_in_other_words_than_to_a_declaration() throws Exception {
        store.away = true;
        String get =
                "GET /v1/establishments/hotel-1/stays/A0 HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer one\r\n\r\n";

        List<Answered> answers = exchange(2, get, call(put("A1", ""), BODY));

        assertThat(answers).extracting(answer -> answer.status()).containsExactly(503, 503);
        assertThat(answers.getFirst().body()).contains("\"STORE_NOT_READABLE\"");
        assertThat(answers.getLast().body()).contains("\"STORE_UNAVAILABLE\"");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.headers()).containsEntry("retry-after", "1"));
    }

    @Test
    void answers_come_in_the_order_of_their_calls_whichever_way_they_go() throws Exception {
        store.millis = call -> call % 2 == 1 ? 60 : 0;
        String get =
                "GET /v1/establishments/hotel-1/stays/A0 HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer one\r\n\r\n";

        String elsewhere = "GET /elsewhere HTTP/1.1\r\nHost: here\r\n\r\n";

        List<Answered> answers = exchange(
                9,
                call(put("A1", ""), BODY)
                        + call(put("A2", ""), BODY)
                        + get
                        + call(put("A3", ""), BODY)
                        + elsewhere
                        + get
                        + elsewhere
                        + chunked("A4")
                        + call(put("A5", ""), BODY));

        assertThat(answers)
                .extracting(answer -> answer.status())
                .containsExactly(201, 201, 404, 201, 404, 404, 404, 201, 201);
        assertThat(answers.get(4).body()).isEqualTo("elsewhere");
        assertThat(answers)
                .extracting(answer -> answer.body().replaceAll(".*\"reference\":\"(A\\d)\".*|.*", "$1"))
                .containsExactly("A1", "A2", "", "A3", "", "", "", "A4", "A5");
        assertThat(store.mostInFlight).as("one call at a time on a connection").hasValue(1);
    }

    @Test
    void a_call_that_comes_in_pieces_is_answered_too() throws Exception {
        String call = call(put("A1", ""), BODY);
        String[] pieces = {
            call.substring(0, 30), call.substring(30, call.length() - 40), call.substring(call.length() - 40)
        };

        assertThat(only(exchange(1, pieces)).status()).isEqualTo(201);
    }

    @Test
    void a_sender_that_reads_late_gets_every_answer() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            many.append(call(put("A" + i, ""), BODY));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            Thread sender = Thread.ofVirtual().start(() -> write(socket, many.toString()));
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            BufferedReader in = reader(socket);
            for (int i = 0; i < 3_000; i++) {
                assertThat(Answered.read(in).body()).contains("\"reference\":\"A" + i + "\"");
            }
            sender.join();
        }
    }

    @Test
    void a_connection_reports_when_its_call_is_answered() throws Exception {
        store.millis = call -> 200;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            write(socket, call(put("A1", ""), BODY));
            await().until(() -> store.inFlight.get() > 0);
            var connection = rig.connections.remove();
            CountDownLatch answered = new CountDownLatch(1);
            boolean underWay = connection
                    .eventLoop()
                    .submit(() -> FastPath.underWay(connection, answered::countDown))
                    .get();

            assertThat(underWay).isTrue();
            assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(store.inFlight).hasValue(0);
            assertThat(Answered.read(reader(socket)).status()).isEqualTo(201);
            assertThat(connection
                            .eventLoop()
                            .submit(() -> FastPath.underWay(connection, () -> {}))
                            .get())
                    .isFalse();
        }
    }

    /** Without what differs from one call to the next. */
    private static String without(String body) {
        return body.replaceAll("\"position\":\\d+", "").replaceAll("\"reportedAt\":\"[^\"]+\"", "");
    }

    private List<Answered> exchange(int answers, String... pieces) throws Exception {
        return SocketCalls.exchange(rig.server.port(), answers, pieces);
    }
}
