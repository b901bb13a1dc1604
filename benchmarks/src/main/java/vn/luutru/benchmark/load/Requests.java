package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Declarations as HTTP/1.1 requests. */
final class Requests {

    private static final byte[] BODY = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] common;

    Requests(String token) {
        common = " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nAuthorization: Bearer %s\r\n"
                .formatted(token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code PUT /v1/establishments/{id}/stays/{reference}}. */
    void checkIn(Declaration declaration, ByteBuf out) {
        stay("PUT ", declaration, out);
        ascii("Content-Type: application/json\r\nContent-Length: ", out);
        ascii(Integer.toString(declaration.body().length), out);
        out.writeBytes(BODY).writeBytes(declaration.body());
    }

    /** {@code GET /v1/establishments/{id}/stays/{reference}}. */
    void find(Declaration declaration, ByteBuf out) {
        stay("GET ", declaration, out);
        out.writeBytes(BODY, 0, 2);
    }

    /** {@code POST /v1/declarations} with all its lines. */
    void push(ByteBuf lines, ByteBuf out) {
        ascii("POST /v1/declarations", out);
        out.writeBytes(common);
        ascii("Content-Type: application/x-ndjson\r\nContent-Length: ", out);
        ascii(Integer.toString(lines.readableBytes()), out);
        out.writeBytes(BODY).writeBytes(lines);
    }

    /** A check-in as a line of a push. */
    static void line(Declaration declaration, ByteBuf out) {
        ascii("{\"type\":\"CHECK_IN\",\"establishmentId\":\"", out);
        ascii(declaration.establishment(), out);
        ascii("\",\"reference\":\"", out);
        ascii(declaration.reference(), out);
        ascii("\",", out);
        out.writeBytes(declaration.body(), 1, declaration.body().length - 1);
        out.writeByte('\n');
    }

    private void stay(String method, Declaration declaration, ByteBuf out) {
        ascii(method, out);
        ascii("/v1/establishments/", out);
        ascii(declaration.establishment(), out);
        ascii("/stays/", out);
        ascii(declaration.reference(), out);
        out.writeBytes(common);
    }

    private static void ascii(String text, ByteBuf out) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
