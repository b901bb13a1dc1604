package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.adapter.http.fastpath.UploadSocket.begin;
import static vn.luutru.adapter.http.fastpath.UploadSocket.chunk;
import static vn.luutru.adapter.http.fastpath.UploadSocket.head;
import static vn.luutru.adapter.http.fastpath.UploadSocket.lineWith;
import static vn.luutru.adapter.http.fastpath.UploadSocket.reader;

import java.io.BufferedReader;
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

@Timeout(60)
@IntegrationTest
class UploadSendersTest {

    private final ScriptedStore store = new ScriptedStore();
    private final RouteRig rig = new RouteRig(store, 64 * 1024 * 1024);

    private final AtomicInteger seen = new AtomicInteger();

    @AfterEach
    void close() {
        rig.close();
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

    /** Whether nothing was asked since the last time. */
    private boolean calm() {
        int now = store.asked.get();
        return now > 0 && now == seen.getAndSet(now);
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
