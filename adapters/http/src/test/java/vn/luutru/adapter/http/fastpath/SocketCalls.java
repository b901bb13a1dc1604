package vn.luutru.adapter.http.fastpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Calls on one stay as bytes on a socket, and their answers. */
final class SocketCalls {

    static final String BODY =
            "{\"guest\":{\"fullName\":\"Nguyễn Văn Thử\"},\"arrivedAt\":\"2026-07-01T14:00:00+07:00\"}";

    private SocketCalls() {}

    static String put(String reference, String more) {
        return "PUT /v1/establishments/hotel-1/stays/" + reference
                + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer one\r\n" + more;
    }

    static String call(String head, String body) {
        return head + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    static String chunked(String reference) {
        return put(reference, "Transfer-Encoding: chunked\r\n") + "\r\n" + chunk(BODY) + "0\r\n\r\n";
    }

    static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    static Answered only(List<Answered> answers) {
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    /** Sends pieces one after the other and reads so many answers. */
    static List<Answered> exchange(int port, int answers, String... pieces) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (String piece : pieces) {
                write(socket, piece);
                await().pollDelay(Duration.ofMillis(30)).until(() -> true);
            }
            BufferedReader in = reader(socket);
            List<Answered> read = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                read.add(Answered.read(in));
            }
            return read;
        }
    }

    static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One byte is one character, so that lengths are those of the wire. */
    static BufferedReader reader(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    record Answered(int status, TreeMap<String, String> headers, String body) {

        static Answered read(BufferedReader in) throws IOException {
            int status = Integer.parseInt(in.readLine().split(" ")[1]);
            TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
            if (!headers.containsKey("content-length")) {
                return new Answered(status, headers, chunks(in));
            }
            return new Answered(status, headers, characters(in, Integer.parseInt(headers.get("content-length"))));
        }

        private static String chunks(BufferedReader in) throws IOException {
            StringBuilder body = new StringBuilder();
            for (int size = Integer.parseInt(in.readLine(), 16); size > 0; ) {
                body.append(characters(in, size));
                in.readLine();
                size = Integer.parseInt(in.readLine(), 16);
            }
            in.readLine();
            return body.toString();
        }

        private static String characters(BufferedReader in, int count) throws IOException {
            char[] body = new char[count];
            for (int at = 0; at < body.length; ) {
                int more = in.read(body, at, body.length - at);
                assertThat(more).isPositive();
                at += more;
            }
            return new String(body);
        }
    }
}
