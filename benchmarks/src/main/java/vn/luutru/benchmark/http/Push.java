package vn.luutru.benchmark.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.io.EOFException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * One streamed push: lines go out as fast as the server reads them, outcomes are read at the same time.
 *
 * <p>Nothing is kept of either, so a push of any length takes the same memory here.
 */
public final class Push extends ResponseReader {

    private static final int CHUNK = 48 << 10;
    private static final byte[] CHUNK_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Where the lines come from and the outcomes go. Used by one thread. */
    public interface Lines {

        /** Appends the next line with its line end; false when there is none left. */
        boolean next(ByteBuf out);

        /** One line of the answer without its line end, the summary last; not valid after this call. */
        void outcome(ByteBuf line);
    }

    private final Lines lines;
    private final String token;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private final ByteBuf partial = Unpooled.buffer(4_096);
    private boolean allSent;
    private int status;

    private Push(Lines lines, String token) {
        this.lines = lines;
        this.token = token;
    }

    /**
     * Opens a connection and pushes.
     *
     * @return the status of the answer, when its last byte is read
     */
    public static CompletableFuture<Integer> start(Loop threads, SocketAddress server, String token, Lines lines) {
        Push push = new Push(lines, token);
        Loop.client(threads.next()).handler(push).connect(server).addListener(result -> {
            if (!result.isSuccess()) {
                push.done.completeExceptionally(result.cause());
            }
        });
        return push.done;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String head = """
                POST /v1/declarations HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Accept-Language: en\r
                Transfer-Encoding: chunked\r
                \r
                """.formatted(token);
        ctx.writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII));
        send(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        send(ctx);
    }

    private void send(ChannelHandlerContext ctx) {
        while (!allSent && ctx.channel().isWritable()) {
            ByteBuf text = ctx.alloc().directBuffer(CHUNK + 4_096);
            while (!allSent && text.readableBytes() < CHUNK) {
                allSent = !lines.next(text);
            }
            if (text.isReadable()) {
                String size = Integer.toHexString(text.readableBytes()) + "\r\n";
                ctx.write(Unpooled.copiedBuffer(size, StandardCharsets.US_ASCII));
                ctx.write(text);
                ctx.write(Unpooled.wrappedBuffer(CHUNK_END));
            } else {
                text.release();
            }
            if (allSent) {
                ctx.write(Unpooled.wrappedBuffer(LAST_CHUNK));
            }
            ctx.flush();
        }
    }

    @Override
    void head(ChannelHandlerContext ctx, int code, int retryAfterSeconds) {
        status = code;
    }

    @Override
    void body(ByteBuf part) {
        while (part.isReadable()) {
            int length = part.bytesBefore((byte) '\n');
            if (length < 0) {
                partial.writeBytes(part);
            } else if (partial.isReadable()) {
                partial.writeBytes(part, length);
                part.skipBytes(1);
                lines.outcome(partial);
                partial.clear();
            } else {
                lines.outcome(part.readSlice(length));
                part.skipBytes(1);
            }
        }
    }

    @Override
    void end(ChannelHandlerContext ctx) {
        done.complete(status);
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        done.completeExceptionally(new EOFException("The server closed the connection in mid-push"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        done.completeExceptionally(cause);
        ctx.close();
    }
}
