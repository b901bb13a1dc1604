package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import vn.luutru.declaration.FindingCode;
import vn.luutru.intake.LineSplitter;

/** The body of a single call, never more of it than the limit. */
final class Body {

    /** As much as a line of a push may have, in bytes. */
    static final int LIMIT = LineSplitter.MAX_LINE;

    private byte[] bytes = new byte[1024];
    private int length;

    private Body() {}

    /** The whole body; refused with 413 as soon as it is known to be longer than the limit. */
    static Mono<byte[]> of(HttpServerRequest request) {
        String announced = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        if (announced != null && (announced.length() > 9 || Long.parseLong(announced) > LIMIT)) {
            return Mono.error(tooLarge());
        }
        return request.receive().collect(Body::new, Body::add).map(Body::bytes);
    }

    /**
     * Refused with 415 if the body says that it is something else, or that it is compressed; a body that says nothing is
     * taken at its word.
     */
    static void require(HttpHeaders headers, String... mediaTypes) {
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Refusal.of(415, FindingCode.CONTENT_ENCODING_UNSUPPORTED, "");
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        if (type != null && !type.equals(mediaTypes[0]) && !named(type, mediaTypes)) {
            throw Refusal.of(415, FindingCode.MEDIA_TYPE_UNSUPPORTED, "", mediaTypes[0]);
        }
    }

    private static boolean named(String contentType, String... mediaTypes) {
        String type = contentType.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        String bare = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        return Arrays.asList(mediaTypes).contains(bare);
    }

    private void add(ByteBuf piece) {
        int size = piece.readableBytes();
        if (length + size > LIMIT) {
            throw tooLarge();
        }
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, 2 * bytes.length));
        }
        piece.readBytes(bytes, length, size);
        length += size;
    }

    private byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, FindingCode.BODY_TOO_LARGE, "", Integer.toString(LIMIT));
    }
}
