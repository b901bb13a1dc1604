package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.intake.LineSplitter;

@Timeout(60)
@IntegrationTest
class UploadTest {

    private final ScriptedStore store = new ScriptedStore();
    private final RouteRig rig = new RouteRig(store, 64 * 1024 * 1024);

    private final AtomicInteger seen = new AtomicInteger();

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
        String establishment = "\"establishmentId\":\"house-1\",\"reference\":\"a\"";
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
    void a_sender_that_reads_nothing_is_no_longer_read() throws Exception {
        try (RouteRig strict = new RouteRig(store, 0);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), strict.server.port())) {
            socket.setReceiveBufferSize(4096);
            OutputStream out = socket.getOutputStream();
            begin(out);
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1_000_000; i++) {
                        chunk(out, RouteRig.checkIn("r" + i) + "\n");
                    }
                } catch (java.io.IOException e) {
                    // The test closes the socket under the writer.
                }
            });
            Awaitility.await().during(Duration.ofSeconds(1)).until(this::calm);
            assertThat(writer.isAlive()).isTrue();
            assertThat(store.asked.get()).isLessThan(200_000);
        }
        assertThat(push(10).getLast()).contains("\"accepted\":10");
    }

    @Test
    void outcomes_that_nobody_reads_are_counted_until_the_socket_has_taken_them() throws Exception {
        long unread = 512 * 1024;
        int senderCount = 20;
        String lines = "x\n".repeat(8_000);
        try (RouteRig strict = new RouteRig(store, unread)) {
            List<Socket> senders = new java.util.ArrayList<>();
            for (int i = 0; i < senderCount; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4096);
                socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), strict.server.port()));
                senders.add(socket);
                Thread.ofVirtual().start(() -> pushForEver(socket, lines));
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> strict.uploads.unreadBytes() > unread);
            // Each may have what is its own, and a piece that it wrote before it saw that there is no more room.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .during(Duration.ofSeconds(1))
                    .until(() -> strict.uploads.unreadBytes() < unread + 1024L * (64 + 32) * senderCount);
            for (Socket socket : senders) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> strict.uploads.idle() && strict.uploads.unreadBytes() == 0);
        }
    }

    private static void pushForEver(Socket socket, String line) {
        try {
            begin(socket.getOutputStream());
            while (true) {
                chunk(socket.getOutputStream(), line);
            }
        } catch (java.io.IOException e) {
            // The test closes the socket under the writer.
        }
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
    void one_key_has_its_share_of_uploads_and_leaves_the_others_theirs() throws Exception {
        List<Socket> senders = new java.util.ArrayList<>();
        for (int i = 0; i < RouteRig.PER_KEY; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port());
            begin(socket.getOutputStream());
            BufferedReader in = reader(socket);
            assertThat(in.readLine()).contains("200");
            senders.add(socket);
        }
        HttpResponse<String> further = rig.push(RouteRig.checkIn("a"));
        assertThat(further.statusCode()).isEqualTo(429);
        assertThat(further.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> other = rig.client.send(
                rig.request("/v1/declarations")
                        .setHeader("Authorization", "Bearer all")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(RouteRig.checkIn("a")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(200);
        for (Socket socket : senders) {
            socket.close();
        }
        Awaitility.await().until(() -> rig.uploads.idle());
        assertThat(push(1)).hasSize(2);
    }

    @Test
    void a_revoked_key_breaks_its_upload_off_with_a_reason_and_without_a_whole_answer() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in = reader(socket);
            out.write(head("HTTP/1.1", RouteRig.OneKey.SECRET, "Transfer-Encoding: chunked"));
            chunk(out, RouteRig.checkIn("a") + "\n");
            assertThat(lineWith(in, "\"line\":")).contains("\"line\":1,", "ACCEPTED");
            rig.keys.revoke(RouteRig.OneKey.ID, java.time.Instant.EPOCH, "admin");
            rig.callers.invalidate();

            assertThat(lineWith(in, "aborted")).contains("KEY_REVOKED");
            String rest = in.lines().collect(Collectors.joining("|"));
            assertThat(rest).doesNotContain("summary").doesNotContain("|0|");
        }
        Awaitility.await().until(() -> rig.uploads.idle());
        assertThat(store.asked).hasValue(1);
    }

    @Test
    void an_upload_by_http_1_0_is_answered_without_chunks_and_ends_with_the_connection() throws Exception {
        String body = RouteRig.checkIn("a") + "\n" + RouteRig.checkIn("b") + "\n";
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            socket.getOutputStream().write(head("HTTP/1.0", "one", "Content-Length: " + length));
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            List<String> answer = reader(socket).lines().toList();

            int end = answer.indexOf("");
            assertThat(answer.subList(0, end))
                    .map(String::toLowerCase)
                    .contains("connection: close")
                    .noneMatch(line -> line.startsWith("transfer-encoding"));
            assertThat(answer.subList(end + 1, answer.size())).hasSize(3);
            assertThat(answer.getLast()).contains("\"accepted\":2");
        }
    }

    @Test
    void a_client_that_vanishes_leaves_nothing_running() throws Exception {
        store.millis = call -> 20;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            begin(socket.getOutputStream());
            for (int i = 0; i < 2_000; i++) {
                chunk(socket.getOutputStream(), RouteRig.checkIn("r" + i) + "\n");
            }
            socket.setSoLinger(true, 0);
        }
        Awaitility.await().until(() -> store.inFlight.get() == 0 && rig.uploads.idle());
        assertThat(push(10).getLast()).contains("\"accepted\":10");
    }

    @Test
    void lines_that_say_nothing_readable_are_rejected_one_by_one() throws Exception {
        String outside = RouteRig.checkIn("x").replace("house-1", "house-2");
        HttpResponse<String> response = rig.push("not json\n\n" + "z".repeat(LineSplitter.MAX_LINE + 1) + "\n" + outside
                + "\n" + RouteRig.checkIn("a") + "\n{\"ty");
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
    void an_empty_push_is_called_empty() throws Exception {
        assertThat(rig.push("").body()).contains("\"received\":0", "\"verdict\":\"EMPTY\"");
        assertThat(rig.push("\n\n").body()).contains("\"received\":0", "\"verdict\":\"EMPTY\"");
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

    /** Whether nothing was asked since the last time. */
    private boolean calm() {
        int now = store.asked.get();
        return now > 0 && now == seen.getAndSet(now);
    }

    private static void begin(OutputStream out) throws java.io.IOException {
        out.write(head("HTTP/1.1", "one", "Transfer-Encoding: chunked"));
    }

    private static byte[] head(String version, String token, String framing) {
        String head = """
            POST /v1/declarations %s
            Host: test
            Authorization: Bearer %s
            Content-Type: application/x-ndjson
            %s

            """.formatted(version, token, framing);
        return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static BufferedReader reader(Socket socket) throws java.io.IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void chunk(OutputStream out, String text) throws java.io.IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String lineWith(BufferedReader in, String part) throws java.io.IOException {
        String line = in.readLine();
        while (line != null && !line.contains(part)) {
            line = in.readLine();
        }
        return line;
    }
}
