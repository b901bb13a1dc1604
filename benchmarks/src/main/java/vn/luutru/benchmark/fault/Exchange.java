package vn.luutru.benchmark.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** A connection of a client that may hang up at any byte: HTTP/1.1 over a socket, with what has arrived so far kept. */
final class Exchange implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    /** @param body without the lines that were handed on as they came */
    record Answer(int status, int retryAfterSeconds, String body) {}

    private final Socket socket = new Socket();
    private final InputStream in;
    private boolean chunked;
    private long left;

    /** @param silenceMillis how long to wait for a byte of an answer */
    Exchange(int port, int silenceMillis) throws IOException {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(silenceMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 32 << 10);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins an upload whose lines follow as {@linkplain #sendChunk chunks}. */
    void sendPushHead(String token) throws IOException {
        send("""
                POST /v1/declarations HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Transfer-Encoding: chunked\r
                \r
                """.formatted(token));
    }

    /** Sends one chunk of a body, in one writing. */
    void sendChunk(byte[] text) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(text.length + 12);
        chunk.writeBytes((Integer.toHexString(text.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(text);
        chunk.writeBytes(new byte[] {'\r', '\n'});
        send(chunk.toByteArray());
    }

    /** Reads one answer; of a 200 in pieces, each line is handed on as soon as it is whole. */
    Answer read(Consumer<String> lines) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int retryAfter = 0;
        chunked = false;
        left = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.toLowerCase(Locale.ROOT).split(":", 2);
            switch (parts[0]) {
                case "retry-after" -> retryAfter = Integer.parseInt(parts[1].strip());
                case "content-length" -> left = Long.parseLong(parts[1].strip());
                case "transfer-encoding" -> chunked = true;
                default -> {
                    // of no interest here
                }
            }
        }
        boolean first = chunked;
        if (first) {
            left = Long.parseLong(line(), 16);
            chunked = left > 0;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = content(); next >= 0; next = content()) {
            if (next == '\n' && first && status == 200) {
                lines.accept(text.toString(StandardCharsets.UTF_8));
                text.reset();
            } else {
                text.write(next);
            }
        }
        if (first) {
            line();
        }
        return new Answer(status, retryAfter, text.toString(StandardCharsets.UTF_8));
    }

    Answer read() throws IOException {
        return read(line -> {});
    }

    /** The next byte of the content, in pieces or whole; less than zero after the last. */
    private int content() throws IOException {
        if (left == 0 && chunked) {
            line();
            left = Long.parseLong(line(), 16);
            chunked = left > 0;
        }
        if (left == 0) {
            return -1;
        }
        left--;
        return next();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The answer was cut");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
