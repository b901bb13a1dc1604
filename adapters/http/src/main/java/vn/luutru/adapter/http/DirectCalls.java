package vn.luutru.adapter.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * The short way of a declaration about one stay: from Netty's HTTP codec straight to {@link StayCalls} and back, past
 * the pipeline that Reactor builds up and takes down for every request.
 *
 * <p>Only an ordinary call goes this way, see {@link DirectCall#of}. Everything else goes to {@link StayRoutes} as it
 * came: what is too long, what comes in chunks, what is asked before it is sent. Why there are two ways, and what the
 * short one saves, says decision 0055.
 */
public final class DirectCalls {

    private static final String NAME = "luutru.direct";

    private final StayCalls calls;
    private final boolean logged;

    /** @param logged whether each call is told to the access log */
    public DirectCalls(StayCalls calls, boolean logged) {
        this.calls = calls;
        this.logged = logged;
    }

    /** Opens the short way on a new connection; one that does not speak HTTP/1.1 goes without. */
    public void open(Channel connection) {
        ChannelPipeline pipeline = connection.pipeline();
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new DirectHandler(calls, logged));
        }
    }

    /**
     * Whether a call is under way on a connection; {@code answered} is then run once when none is any more. To be asked
     * on the connection's own thread.
     */
    public static boolean underWay(Channel connection, Runnable answered) {
        @Nullable DirectHandler handler = connection.pipeline().get(DirectHandler.class);
        return handler != null && handler.underWay(answered);
    }
}
