package vn.luutru.benchmark.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 responses, with a length or in chunks, and nothing that a measurement does not need.
 *
 * <p>Netty's own decoder makes an object of each header; at a hundred thousand responses a second on two cores that
 * would be measured as the server's slowness. Here a head is searched for three names and dropped.
 */
abstract class ResponseReader extends ByteToMessageDecoder {

    private static final ByteBuf HEAD_END =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                    .asReadOnly());
    private static final ByteBuf LINE_END = Unpooled.unreleasableBuffer(
            Unpooled.wrappedBuffer("\r\n".getBytes(StandardCharsets.US_ASCII)).asReadOnly());

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private State state = State.HEAD;
    private long left;

    /** A response begins. */
    abstract void head(ChannelHandlerContext ctx, int status, int retryAfterSeconds);

    /** Some bytes of its body; to be read now or never. */
    abstract void body(ByteBuf part);

    /** It is complete. */
    abstract void end(ChannelHandlerContext ctx);

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        while (in.isReadable() && step(ctx, in)) {
            // as far as the bytes go
        }
    }

    private boolean step(ChannelHandlerContext ctx, ByteBuf in) {
        switch (state) {
            case HEAD -> {
                String head = upTo(HEAD_END, in);
                if (head == null) {
                    return false;
                }
                begin(ctx, head);
            }
            case BODY, CHUNK -> {
                int part = (int) Math.min(left, in.readableBytes());
                body(in.readSlice(part));
                left -= part;
                if (left == 0 && state == State.BODY) {
                    finish(ctx);
                } else if (left == 0) {
                    state = State.CHUNK_END;
                }
            }
            case CHUNK_SIZE -> {
                String size = upTo(LINE_END, in);
                if (size == null) {
                    return false;
                }
                left = Long.parseLong(size, 16);
                state = left == 0 ? State.TRAILER : State.CHUNK;
            }
            case CHUNK_END -> {
                if (upTo(LINE_END, in) == null) {
                    return false;
                }
                state = State.CHUNK_SIZE;
            }
            case TRAILER -> {
                String line = upTo(LINE_END, in);
                if (line == null) {
                    return false;
                }
                if (line.isEmpty()) {
                    finish(ctx);
                }
            }
        }
        return true;
    }

    private void begin(ChannelHandlerContext ctx, String head) {
        String retryAfter = value(head, "retry-after");
        head(ctx, Integer.parseInt(head, 9, 12, 10), retryAfter == null ? 0 : Integer.parseInt(retryAfter));
        String length = value(head, "content-length");
        if (length != null) {
            left = Long.parseLong(length);
            state = State.BODY;
            if (left == 0) {
                finish(ctx);
            }
        } else if ("chunked".equals(value(head, "transfer-encoding"))) {
            state = State.CHUNK_SIZE;
        } else {
            finish(ctx);
        }
    }

    private void finish(ChannelHandlerContext ctx) {
        state = State.HEAD;
        end(ctx);
    }

    private static @Nullable String upTo(ByteBuf mark, ByteBuf in) {
        int at = ByteBufUtil.indexOf(mark, in);
        if (at < 0) {
            return null;
        }
        String text = in.toString(in.readerIndex(), at - in.readerIndex(), StandardCharsets.ISO_8859_1);
        in.readerIndex(at + mark.readableBytes());
        return text;
    }

    private static @Nullable String value(String head, String name) {
        for (int at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
            if (head.regionMatches(true, at + 1, name, 0, name.length())) {
                int colon = at + 1 + name.length();
                int end = head.indexOf('\r', colon);
                return head.substring(colon + 1, end < 0 ? head.length() : end).strip();
            }
        }
        return null;
    }
}
