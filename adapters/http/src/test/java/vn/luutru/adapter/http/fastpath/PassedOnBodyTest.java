package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.adapter.http.fastpath.SocketCalls.chunk;
import static vn.luutru.adapter.http.fastpath.SocketCalls.only;
import static vn.luutru.adapter.http.fastpath.SocketCalls.reader;
import static vn.luutru.adapter.http.fastpath.SocketCalls.write;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.fastpath.SocketCalls.Answered;

/** What strangers and callers may cost with bodies that others than the fast path answer. */
@Timeout(60)
@IntegrationTest
class PassedOnBodyTest {

    private static final String HEAD = "POST " + RouteRig.FORM + " HTTP/1.1\r\nHost: here\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String TOKEN = "Authorization: Bearer one\r\n";
    private static final String CHUNKED_WITH_TOKEN = HEAD + TOKEN + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String OFFICIAL = "Authorization: Bearer police\r\n";
    private static final String WITH_FILES = "Content-Type: multipart/form-data; boundary=b\r\n";

    private final RouteRig rig = new RouteRig(new ScriptedStore(), 1 << 20);
    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket sender : senders) {
            sender.close();
        }
        rig.close();
    }

    @Test
    void a_body_that_never_ends_is_cut_off_in_time_though_pieces_keep_coming() throws Exception {
        Socket inChunks = sender(CHUNKED);
        Socket large = sender(HEAD + "Content-Length: 50000000\r\n\r\n");
        Socket known = sender(CHUNKED_WITH_TOKEN);
        Socket withFiles = sender(HEAD + TOKEN + WITH_FILES + "Content-Length: 50000000\r\n\r\n");
        Awaitility.await().until(() -> isCutOff(inChunks, chunk("a")));
        Awaitility.await().until(() -> isCutOff(large, "a"));
        Awaitility.await().until(() -> isCutOff(known, chunk("a")));
        Awaitility.await().until(() -> isCutOff(withFiles, "a"));
    }

    /** Whether there is nobody any more who takes another piece. */
    private static boolean isCutOff(Socket sender, String piece) {
        try {
            write(sender, piece);
            return false;
        } catch (IllegalStateException reset) {
            return true;
        }
    }

    @Test
    void single_bytes_count_for_their_sender_until_they_are_answered() throws Exception {
        for (int i = 0; i < 30; i++) {
            sender(i % 3 == 0 ? CHUNKED_WITH_TOKEN : CHUNKED);
        }
        for (int piece = 0; piece < 200; piece++) {
            senders.forEach(socket -> write(socket, chunk("a")));
        }
        Awaitility.await().until(() -> rig.limits.keptBytes() == 30 * 200);

        for (Socket socket : senders) {
            write(socket, "0\r\n\r\n");
            assertThat(Answered.read(reader(socket)).body()).isEqualTo("a".repeat(200));
        }
        Awaitility.await().until(() -> rig.limits.keptBytes() == 0);
    }

    @Test
    void small_pieces_of_a_stranger_are_kept_in_one_buffer() throws Exception {
        areKeptInOneBuffer(CHUNKED);
    }

    @Test
    void small_pieces_of_a_known_caller_are_kept_in_one_buffer_too() throws Exception {
        areKeptInOneBuffer(CHUNKED_WITH_TOKEN);
    }

    private void areKeptInOneBuffer(String head) throws IOException {
        Socket sender = sender(head);
        for (int piece = 0; piece < 300; piece++) {
            write(sender, chunk("a"));
        }
        write(sender, "0\r\n\r\n");
        assertThat(Answered.read(reader(sender)).body()).isEqualTo("a".repeat(300));
        assertThat(rig.pieces).hasValueLessThan(3);
    }

    @Test
    void more_than_is_kept_for_one_address_is_cut_off_and_given_back() throws Exception {
        isCutOffAndGivenBack(HEAD);
    }

    @Test
    void more_than_is_kept_for_one_caller_is_cut_off_and_given_back() throws Exception {
        isCutOffAndGivenBack(HEAD + TOKEN);
    }

    private void isCutOffAndGivenBack(String head) throws IOException {
        for (int i = 0; i < 40; i++) {
            Socket sender = sender(head + "Content-Length: 1000000\r\n\r\n");
            Thread.ofVirtual().start(() -> {
                try {
                    for (int piece = 0; piece < 99; piece++) {
                        write(sender, "a".repeat(10_000));
                    }
                } catch (IllegalStateException cutOff) {
                    // As it should be for most of them.
                }
            });
        }
        Awaitility.await().until(() -> rig.limits.keptBytes() > 1 << 20);
        assertThat(rig.limits.keptBytes()).isLessThanOrEqualTo(3 << 20);
        Awaitility.await().until(() -> rig.limits.keptBytes() == 0);
    }

    @Test
    void a_large_file_of_an_official_is_neither_counted_nor_cut_off() throws Exception {
        String body = "a".repeat(5 << 20);
        assertThat(only(SocketCalls.exchange(
                                rig.server.port(), 1, SocketCalls.call(HEAD + OFFICIAL + WITH_FILES, body)))
                        .body())
                .hasSize(body.length());
        assertThat(rig.limits.keptBytes()).isZero();
    }

    @Test
    void forms_one_after_the_other_on_a_connection_are_answered_in_order() throws Exception {
        List<Answered> answers = SocketCalls.exchange(
                rig.server.port(),
                3,
                SocketCalls.call(HEAD, "first") + CHUNKED + chunk("sec"),
                chunk("ond") + "0\r\n\r\n" + SocketCalls.call(HEAD + TOKEN, "third"));
        assertThat(answers).extracting(Answered::body).containsExactly("first", "second", "third");
    }

    private Socket sender(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port());
        socket.setTcpNoDelay(true);
        write(socket, head);
        senders.add(socket);
        return socket;
    }
}
