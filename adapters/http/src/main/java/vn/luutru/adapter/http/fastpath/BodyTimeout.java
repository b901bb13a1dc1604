package vn.luutru.adapter.http.fastpath;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When the body of the request that is being read must be whole. */
final class BodyTimeout {

    private final long milliseconds;
    private @Nullable Future<?> pending;

    BodyTimeout(Duration timeout) {
        this.milliseconds = timeout.toMillis();
    }

    void start(ChannelHandlerContext ctx, Runnable over) {
        cancel();
        pending = ctx.executor().schedule(over, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** As {@link #start}, unless the time is running already. */
    void startOnce(ChannelHandlerContext ctx, Runnable over) {
        if (pending == null) {
            start(ctx, over);
        }
    }

    /** The body is whole, or waited for no more. */
    void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
