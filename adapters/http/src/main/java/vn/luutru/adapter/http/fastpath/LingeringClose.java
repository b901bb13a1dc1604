package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection once all that was written has left. To close it while a request is still coming would reset it, and
 * answers on their way would be lost: so only our side ends, and what comes runs off unread until the sender hangs up, or
 * for {@link #SECONDS} (RFC 9112, 9.6).
 */
final class LingeringClose {

    /** How long the rest of a request runs off. */
    private static final long SECONDS = 5;

    private LingeringClose() {}

    static void begin(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> {
            if (ctx.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
            ctx.channel().config().setAutoRead(true);
        });
        ctx.executor().schedule(() -> ctx.close(), SECONDS, TimeUnit.SECONDS);
    }
}
