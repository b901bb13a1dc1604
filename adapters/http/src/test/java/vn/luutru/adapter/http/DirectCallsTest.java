package vn.luutru.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations about one stay on a real connection, byte by byte: the short way and the other one are told apart by nobody. */
class DirectCallsTest {

    private static final String BODY =
            "{\"guest\":{\"fullName\":\"Nguyễn Văn Thử\"},\"arrivedAt\":\"2026-07-01T14:00:00+07:00\"}";

    private final ToldStore store = new ToldStore();
    private final RouteRig rig = new RouteRig(store, 1 << 20);

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "201, one, PUT, house-1/stays/A1, application/json",
                "201, one, PUT, house-1/stays/A1, application/json; charset=utf-8",
                "201, one, POST, house-1/stays/A1/cancellation, application/json",
                "400, one, PUT, house-1/stays/A*1, application/json",
                "400, one, PUT, house*1/stays/A1, application/json",
                "401, nobody, PUT, house-1/stays/A1, application/json",
                "403, police, PUT, house-1/stays/A1, application/json",
                "403, one, PUT, house-2/stays/A1, application/json",
                "404, all, PUT, house-3/stays/A1, application/json",
                "404, one, POST, house-1/stays/A1/else, application/json",
                "405, one, POST, house-1/stays/A1, application/json",
                "415, one, PUT, house-1/stays/A1, text/plain"
            })
    void both_ways_give_the_same_answer(int status, String token, String method, String path, String type)
            throws Exception {
        String head =
                "%s /v1/establishments/%s HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
                        .formatted(method, path, token, type);
        String body = path.endsWith("cancellation") ? "{\"reason\":\"DUPLICATE\"}" : BODY;

        Answered direct = only(exchange(1, call(head, body)));
        Answered other = only(exchange(1, call(head + "Connection: close\r\n", body)));

        assertThat(direct.status).isEqualTo(status);
        assertThat(other.status).isEqualTo(status);
        other.headers.remove("connection");
        assertThat(direct.headers).isEqualTo(other.headers);
        assertThat(without(direct.body)).isEqualTo(without(other.body));
    }

    @Test
    void a_body_that_is_not_json_is_answered_400_and_the_connection_goes_on() throws Exception {
        List<Answered> answers = exchange(2, call(put("A1", ""), "not JSON"), call(put("A1", ""), BODY));

        assertThat(answers).extracting(answer -> answer.status).containsExactly(400, 201);
    }

    @Test
    void too_much_is_answered_429_with_a_time_to_come_back() throws Exception {
        store.full = call -> true;

        Answered answer = only(exchange(1, call(put("A1", ""), BODY)));

        assertThat(answer.status).isEqualTo(429);
        assertThat(answer.headers).containsEntry("retry-after", "1");
    }

    @Test
    void a_body_beyond_the_limit_is_answered_413() throws Exception {
        Answered answer = only(exchange(1, call(put("A1", ""), " ".repeat(Body.LIMIT + 1))));

        assertThat(answer.status).isEqualTo(413);
        assertThat(store.asked).hasValue(0);
    }

    @Test
    void a_body_of_the_limit_is_taken() throws Exception {
        int bytes = BODY.getBytes(StandardCharsets.UTF_8).length;

        assertThat(only(exchange(1, call(put("A1", ""), BODY + " ".repeat(Body.LIMIT - bytes)))).status)
                .isEqualTo(201);
    }

    @Test
    void answers_come_in_the_order_of_their_calls_whichever_way_they_go() throws Exception {
        store.millis = call -> call % 2 == 1 ? 60 : 0;
        String get =
                "GET /v1/establishments/house-1/stays/A0 HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer one\r\n\r\n";

        List<Answered> answers = exchange(
                7,
                call(put("A1", ""), BODY)
                        + call(put("A2", ""), BODY)
                        + get
                        + call(put("A3", ""), BODY)
                        + get
                        + chunked("A4")
                        + call(put("A5", ""), BODY));

        assertThat(answers).extracting(answer -> answer.status).containsExactly(201, 201, 404, 201, 404, 201, 201);
        assertThat(answers)
                .extracting(answer -> answer.body.replaceAll(".*\"reference\":\"(A\\d)\".*|.*", "$1"))
                .containsExactly("A1", "A2", "", "A3", "", "A4", "A5");
        assertThat(store.mostInFlight).as("one call at a time on a connection").hasValue(1);
    }

    @Test
    void a_call_that_comes_in_pieces_is_answered_too() throws Exception {
        String call = call(put("A1", ""), BODY);
        String[] pieces = {
            call.substring(0, 30), call.substring(30, call.length() - 40), call.substring(call.length() - 40)
        };

        assertThat(only(exchange(1, pieces)).status).isEqualTo(201);
    }

    @Test
    void a_call_that_stops_in_the_middle_is_closed_by_the_idle_limit() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            String call = call(put("A1", ""), BODY);
            write(socket, call.substring(0, call.length() - 5));

            assertThat(reader(socket).read()).as("the end").isNegative();
            assertThat(store.asked).hasValue(0);
        }
    }

    @Test
    void a_sender_that_reads_late_gets_every_answer() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            many.append(call(put("A" + i, ""), BODY));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            Thread sender = Thread.ofVirtual().start(() -> write(socket, many.toString()));
            Thread.sleep(500);
            BufferedReader in = reader(socket);
            for (int i = 0; i < 3_000; i++) {
                assertThat(Answered.read(in).body).contains("\"reference\":\"A" + i + "\"");
            }
            sender.join();
        }
    }

    @Test
    void a_connection_tells_when_its_call_is_answered() throws Exception {
        store.millis = call -> 200;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            write(socket, call(put("A1", ""), BODY));
            while (store.inFlight.get() == 0) {
                Thread.sleep(5);
            }
            var connection = rig.connections.remove();
            CountDownLatch answered = new CountDownLatch(1);
            boolean underWay = connection
                    .eventLoop()
                    .submit(() -> DirectCalls.underWay(connection, answered::countDown))
                    .get();

            assertThat(underWay).isTrue();
            assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(store.inFlight).hasValue(0);
            assertThat(Answered.read(reader(socket)).status).isEqualTo(201);
            assertThat(connection
                            .eventLoop()
                            .submit(() -> DirectCalls.underWay(connection, () -> {}))
                            .get())
                    .isFalse();
        }
    }

    private static String put(String reference, String more) {
        return "PUT /v1/establishments/house-1/stays/" + reference
                + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer one\r\n" + more;
    }

    private static String call(String head, String body) {
        return head + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String chunked(String reference) {
        String size = Integer.toHexString(BODY.getBytes(StandardCharsets.UTF_8).length);
        return put(reference, "Transfer-Encoding: chunked\r\n") + "\r\n" + size + "\r\n" + BODY + "\r\n0\r\n\r\n";
    }

    /** Without what differs from one call to the next. */
    private static String without(String body) {
        return body.replaceAll("\"position\":\\d+", "").replaceAll("\"reportedAt\":\"[^\"]+\"", "");
    }

    private static Answered only(List<Answered> answers) {
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    private List<Answered> exchange(int answers, String... pieces) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            socket.setTcpNoDelay(true);
            for (String piece : pieces) {
                write(socket, piece);
                Thread.sleep(30);
            }
            BufferedReader in = reader(socket);
            List<Answered> read = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                read.add(Answered.read(in));
            }
            return read;
        }
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One byte is one character, so that lengths are those of the wire. */
    private static BufferedReader reader(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private record Answered(int status, TreeMap<String, String> headers, String body) {

        static Answered read(BufferedReader in) throws IOException {
            int status = Integer.parseInt(in.readLine().split(" ")[1]);
            TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
            char[] body = new char[Integer.parseInt(headers.get("content-length"))];
            for (int at = 0; at < body.length; ) {
                int more = in.read(body, at, body.length - at);
                assertThat(more).isPositive();
                at += more;
            }
            return new Answered(status, headers, new String(body));
        }
    }
}
