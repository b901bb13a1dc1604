package vn.luutru.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push over a socket of its own: outcomes are read while lines are still being sent, and what came before a
 * connection broke is kept.
 *
 * @param outcomes those that arrived whole, in order, the summary apart
 * @param summary  the last line; missing when the connection broke
 * @param reset    whether the connection was reset rather than closed: then more may have been said than arrived
 */
record Push(int status, List<JsonNode> outcomes, JsonNode summary, boolean reset) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Push send(Server server, List<String> lines) throws IOException {
        return send(server, lines, outcome -> {});
    }

    /** @param each hears every outcome as it arrives */
    static Push send(Server server, List<String> lines, Consumer<JsonNode> each) throws IOException {
        byte[] body = body(lines);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(120_000);
            Thread.ofVirtual().start(() -> write(socket, "/v1/declarations", body));
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            return read(in::read, each);
        }
    }

    boolean complete() {
        return !summary.isMissingNode();
    }

    static byte[] body(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void write(Socket socket, String path, byte[] body) {
        String head = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Content-Length: %d\r
                \r
                """.formatted(path, Server.OPERATOR, body.length);
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // The server was killed: the reader notices by itself, and what it has read is what counts.
            Thread.currentThread().interrupt();
        }
    }

    private static Push read(Bytes in, Consumer<JsonNode> each) {
        int status = 0;
        List<JsonNode> outcomes = new ArrayList<>();
        JsonNode summary = JSON.missingNode();
        try {
            status = Integer.parseInt(line(in).split(" ")[1]);
            boolean chunked = false;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
            }
            Bytes content = chunked ? new Chunks(in) : in;
            JsonNode next = JSON.missingNode();
            while (status == 200 && !next.has("summary")) {
                next = JSON.readTree(line(content));
                if (!next.has("summary")) {
                    outcomes.add(next);
                    each.accept(next);
                }
            }
            // Only with the end of the answer is the summary a summary: who hangs up before has vanished.
            summary = content.next() < 0 ? next.path("summary") : JSON.missingNode();
        } catch (IOException e) {
            // The connection broke, which is what some tests are about: the summary stays missing.
            return new Push(status, outcomes, JSON.missingNode(), e instanceof SocketException);
        }
        return new Push(status, outcomes, summary, false);
    }

    /** A whole line; a part of one does not count. */
    private static String line(Bytes in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int next = in.next(); next != '\n'; next = in.next()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** One byte after the other; less than zero at the end. */
    private interface Bytes {
        int next() throws IOException;
    }

    /** The content of a chunked answer (RFC 9112, section 7.1). */
    private static final class Chunks implements Bytes {

        private final Bytes in;
        private int left;
        private boolean first = true;

        private Chunks(Bytes in) {
            this.in = in;
        }

        @Override
        public int next() throws IOException {
            if (left == 0) {
                if (!first) {
                    line(in);
                }
                first = false;
                left = Integer.parseInt(line(in).strip(), 16);
                if (left == 0) {
                    return -1;
                }
            }
            left--;
            return in.next();
        }
    }
}
