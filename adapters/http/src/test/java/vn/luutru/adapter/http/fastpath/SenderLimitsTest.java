package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.adapter.http.fastpath.SocketCalls.BODY;
import static vn.luutru.adapter.http.fastpath.SocketCalls.call;
import static vn.luutru.adapter.http.fastpath.SocketCalls.only;
import static vn.luutru.adapter.http.fastpath.SocketCalls.put;
import static vn.luutru.adapter.http.fastpath.SocketCalls.reader;
import static vn.luutru.adapter.http.fastpath.SocketCalls.write;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.fastpath.SocketCalls.Answered;

/** What senders may cost before they have shown a token, and with one. */
@Timeout(60)
@IntegrationTest
class SenderLimitsTest {

    private final ScriptedStore store = new ScriptedStore();
    private final RouteRig rig = new RouteRig(store, 1 << 20);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void who_may_not_declare_is_answered_before_a_byte_of_the_body_is_sent() throws Exception {
        String unknown = put("A1", "Content-Length: 65000\r\n\r\n").replace("Bearer one", "Bearer nobody");
        String foreign = put("A1", "Content-Length: 65000\r\n\r\n").replace("hotel-1", "hotel-2");
        String long_ = put("A1", "Content-Length: 70000\r\n\r\n");
        String asking =
                put("A1", "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n").replace("Bearer one", "");

        assertThat(only(exchange(1, unknown)).status()).isEqualTo(401);
        assertThat(only(exchange(1, foreign)).status()).isEqualTo(403);
        assertThat(only(exchange(1, long_)).status()).isEqualTo(413);
        assertThat(only(exchange(1, asking)).status()).isEqualTo(401);
    }

    @Test
    void a_sender_that_asks_before_it_sends_gets_100_continue() throws Exception {
        String head = put(
                "A1",
                "Expect: 100-continue\r\nContent-Length: " + BODY.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            BufferedReader in = reader(socket);
            write(socket, head);
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(in.readLine()).isEmpty();
            write(socket, BODY);
            assertThat(Answered.read(in).status()).isEqualTo(201);
        }
    }

    @Test
    void bodies_of_single_bytes_keep_a_byte_each_and_none_without_a_token() throws Exception {
        List<Socket> senders = new ArrayList<>();
        String without = put("A1", "Content-Length: 50000\r\n\r\n").replace("Bearer one", "Bearer nobody");
        String with = put("A1", "Content-Length: 50000\r\n\r\n");
        for (int i = 0; i < 60; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port());
            socket.setTcpNoDelay(true);
            write(socket, i % 3 == 0 ? with : without);
            senders.add(socket);
        }
        for (int piece = 0; piece < 200; piece++) {
            for (Socket socket : senders) {
                write(socket, " ");
            }
        }

        Awaitility.await().until(() -> rig.limits.keptBytes() == 20 * 50_000);
        Awaitility.await().until(() -> rig.limits.unauthenticated() == 40);
        for (Socket socket : senders) {
            socket.close();
        }
        Awaitility.await().until(() -> rig.limits.keptBytes() == 0 && rig.limits.unauthenticated() == 0);
    }

    @Test
    void more_bodies_than_are_kept_for_one_address_are_asked_to_come_back() throws Exception {
        List<Socket> senders = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port());
            write(socket, put("A" + i, "Content-Length: 65000\r\n\r\n "));
            senders.add(socket);
        }
        Answered refused = Answered.read(reader(senders.get(firstAnswered(senders))));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(rig.limits.keptBytes()).isLessThanOrEqualTo(3 << 20);
        for (Socket socket : senders) {
            socket.close();
        }
    }

    private static int firstAnswered(List<Socket> senders) throws Exception {
        int[] found = {-1};
        Awaitility.await().until(() -> {
            for (int i = 0; i < senders.size(); i++) {
                if (senders.get(i).getInputStream().available() > 0) {
                    found[0] = i;
                }
            }
            return found[0] >= 0;
        });
        return found[0];
    }

    @Test
    void a_connection_that_shows_no_token_is_closed_after_a_while_and_their_number_is_bounded() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 410; i++) {
            silent.add(new Socket(InetAddress.getLoopbackAddress(), rig.server.port()));
        }
        Awaitility.await().until(() -> rig.connections.size() == 410);
        assertThat(rig.limits.unauthenticated()).isLessThanOrEqualTo(400);
        Awaitility.await().until(() -> rig.limits.unauthenticated() == 0);
        for (Socket socket : silent) {
            assertThat(socket.getInputStream().read()).isNegative();
            socket.close();
        }
    }

    @Test
    void a_connection_with_a_token_stays_open_while_it_is_used() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            BufferedReader in = reader(socket);
            write(socket, call(put("A1", ""), BODY));
            assertThat(Answered.read(in).status()).isEqualTo(201);
            assertThat(rig.limits.unauthenticated()).isZero();
        }
    }

    @Test
    void a_body_beyond_the_limit_is_answered_413() throws Exception {
        Answered answer = only(exchange(1, call(put("A1", ""), " ".repeat(RequestBody.MAX + 1))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(store.asked).hasValue(0);
    }

    @Test
    void a_body_of_the_limit_is_taken() throws Exception {
        int bytes = BODY.getBytes(StandardCharsets.UTF_8).length;

        assertThat(only(exchange(1, call(put("A1", ""), BODY + " ".repeat(RequestBody.MAX - bytes))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_call_that_stops_in_the_middle_is_answered_408_and_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.server.port())) {
            String call = call(put("A1", ""), BODY);
            write(socket, call.substring(0, call.length() - 5));

            BufferedReader in = reader(socket);
            Answered answer = Answered.read(in);
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("BODY_TOO_SLOW");
            assertThat(in.read()).as("the end").isNegative();
            assertThat(store.asked).hasValue(0);
        }
    }

    private List<Answered> exchange(int answers, String... pieces) throws Exception {
        return SocketCalls.exchange(rig.server.port(), answers, pieces);
    }
}
