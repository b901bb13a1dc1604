package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;

/** Senders of single bytes with and without a token, in chunks too, against a process with little memory. */
@IntegrationTest
class SlowSendersTest {

    private static final int SENDERS = 60;
    private static final int BYTES = 20_000;
    private static final long MEGABYTE = 1024 * 1024;

    /** A form of a guest, whose poster is looked up when the form is whole. */
    private static final String FORM = String.join(
            "\r\n",
            "POST /g/x/y HTTP/1.1",
            "Host: localhost",
            "Transfer-Encoding: chunked",
            "Content-Type: application/x-www-form-urlencoded",
            "",
            "");

    /** A scan by a key, which Spring answers when it is whole. */
    private static final String SCAN = String.join(
            "\r\n",
            "POST /v1/capture/mrz HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + Server.OPERATOR,
            "Transfer-Encoding: chunked",
            "Content-Type: application/json",
            "",
            "");

    @Test
    @Timeout(300)
    void sixty_senders_of_single_bytes_cost_a_small_process_nothing_but_their_bytes(@TempDir Path data)
            throws Exception {
        try (Server server =
                Server.start(data, "-Xmx160m", "-XX:+ExitOnOutOfMemoryError", "--luutru.http.body-timeout=120s")) {
            AtomicLong sent = new AtomicLong();
            List<Socket> senders = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(4 * SENDERS);
            for (int i = 0; i < SENDERS; i++) {
                senders.add(slowly(server, put("a" + i, ""), " ", sent, done));
                senders.add(slowly(
                        server, put("b" + i, "Authorization: Bearer " + Server.OPERATOR + "\r\n"), " ", sent, done));
                senders.add(slowly(server, FORM, "1\r\na\r\n", sent, done));
                senders.add(slowly(server, SCAN, "1\r\n \r\n", sent, done));
            }
            int answered = 0;
            while (done.getCount() > 0 && answered < 200) {
                answered++;
                assertThat(server.send(
                                        Server.OPERATOR,
                                        "PUT",
                                        "/v1/establishments/38-16531-0002/stays/meanwhile-" + answered,
                                        Receptionist.guest())
                                .statusCode())
                        .isEqualTo(201);
            }
            done.await();

            assertThat(sent.get()).isGreaterThan(SENDERS * (BYTES - 1L));
            assertThat(server.alive()).isTrue();
            assertThat(server.ready()).isTrue();
            assertThat(server.largestMemory()).isLessThan(600 * MEGABYTE);
            assertThat(Files.readString(server.log())).doesNotContain("OutOfMemoryError");
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    private static String put(String reference, String token) {
        return "PUT /v1/establishments/38-16531-0002/stays/slow-" + reference + " HTTP/1.1\r\nHost: localhost\r\n"
                + token + "Content-Length: 65000\r\n\r\n";
    }

    /** Each piece is a packet of its own; a sender without a token is answered before it has begun, and goes on. */
    private static Socket slowly(Server server, String head, String piece, AtomicLong sent, CountDownLatch done)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < BYTES; i++) {
                    out.write(piece.getBytes(StandardCharsets.US_ASCII));
                    sent.incrementAndGet();
                }
            } catch (IOException e) {
                // A sender without a token is cut off when it does not stop.
            } finally {
                done.countDown();
            }
        });
        return socket;
    }
}
