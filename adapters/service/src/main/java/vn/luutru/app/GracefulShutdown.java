package vn.luutru.app;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.SmartLifecycle;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;
import vn.luutru.adapter.http.fastpath.FastPath;
import vn.luutru.adapter.http.fastpath.Uploads;

/**
 * How the service ends: nobody new is let in, uploads read no further, what was read is answered, and a connection is
 * closed when it has no request under way.
 *
 * <p>Whether a request is under way is asked, and the connection closed, on the thread that serves the connection, so
 * no request can come between the two. Asked from outside, as the web server's own graceful end does it, a sender that
 * is quick with its next declaration finds it stored and never answered.
 *
 * <p>The end waits for the last answer as long as {@code spring.lifecycle.timeout-per-shutdown-phase} allows.
 */
final class GracefulShutdown implements SmartLifecycle, NettyServerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);

    private final Uploads uploads;
    private final List<Channel> listening = new CopyOnWriteArrayList<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean running;
    private volatile boolean ending;

    GracefulShutdown(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnBound(bound -> listening.add(bound.channel()))
                .doOnChannelInit((observer, connection, remote) -> opened(connection));
    }

    private void opened(Channel connection) {
        connections.add(connection);
        if (ending) {
            closeWhenAnswered(connection);
        }
    }

    @Override
    public void start() {
        ending = false;
        running = true;
    }

    @Override
    public void stop(Runnable ended) {
        ending = true;
        uploads.stop();
        for (Channel listener : listening) {
            listener.close().syncUninterruptibly();
        }
        listening.clear();
        LOG.info("Ending: nobody new is let in, {} connections get their last answers", connections.size());
        for (Channel connection : connections) {
            closeWhenAnswered(connection);
        }
        connections.newCloseFuture().addListener(closed -> {
            running = false;
            ended.run();
        });
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /**
     * Looks on the connection's own thread, and twice in a row: a request that was read while the answer before it was
     * being written is taken up in a task of its own, which may stand behind the first look and not behind the second.
     */
    private static void closeWhenAnswered(Channel connection) {
        look(connection, () -> look(connection, connection::close));
    }

    private static void look(Channel connection, Runnable whenIdle) {
        connection.eventLoop().execute(() -> {
            if (FastPath.underWay(connection, () -> closeWhenAnswered(connection))) {
                return;
            }
            ChannelOperations<?, ?> request = ChannelOperations.get(connection);
            if (request == null) {
                whenIdle.run();
            } else {
                request.onTerminate()
                        .subscribe(
                                answered -> {},
                                failed -> closeWhenAnswered(connection),
                                () -> closeWhenAnswered(connection));
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last of all phases is stopped first: the web server that ends after it finds nobody connected. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
