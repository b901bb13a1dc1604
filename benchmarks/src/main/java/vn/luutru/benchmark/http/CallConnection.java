package vn.luutru.benchmark.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of a series, with the call that it carries. */
final class CallConnection extends ResponseReader {

    private static final int NO_CALL = -1;

    private final CallSeries series;
    private final ByteBuf answer = Unpooled.buffer(1_024);
    private @Nullable ChannelHandlerContext context;
    private long call = NO_CALL;
    private long sentAt;
    private int status;
    private int retryAfterSeconds;

    CallConnection(CallSeries series) {
        this.series = series;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    void send(long number) {
        ChannelHandlerContext ctx = Objects.requireNonNull(context);
        call = number;
        if (!ctx.channel().isActive()) {
            return; // channelInactive has this call sent again
        }
        ByteBuf request = ctx.alloc().directBuffer(2_048);
        series.calls.write(number, request);
        sentAt = System.nanoTime();
        ctx.writeAndFlush(request, ctx.voidPromise());
    }

    ByteBuf answer() {
        return answer;
    }

    void close() {
        Objects.requireNonNull(context).close();
    }

    @Override
    void head(ChannelHandlerContext ctx, int code, int retryAfter) {
        status = code;
        retryAfterSeconds = retryAfter;
        answer.clear();
    }

    @Override
    void body(ByteBuf part) {
        answer.writeBytes(part);
    }

    @Override
    void end(ChannelHandlerContext ctx) {
        long number = call;
        if (status == 429 || status == 503) {
            series.refused(this, number, retryAfterSeconds);
        } else {
            call = NO_CALL;
            series.answered(this, number, status, sentAt);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        series.broken(this, call);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
