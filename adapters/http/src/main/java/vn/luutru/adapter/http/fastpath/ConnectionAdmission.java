package vn.luutru.adapter.http.fastpath;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/**
 * Whether a connection has shown a valid token. Until then it counts among those of its sender, and is closed when nothing
 * was answered on it for a while. Everything here runs on the connection's own thread.
 */
final class ConnectionAdmission {

    private final FastPath path;
    private InetAddress sender = InetAddress.getLoopbackAddress();
    private boolean authenticated;
    private boolean counted;
    private boolean answeredSinceCheck;
    private @Nullable Future<?> check;

    ConnectionAdmission(FastPath path) {
        this.path = path;
    }

    /**
     * Counts a new connection; closes it if its sender has too many without a valid token.
     *
     * @param idle whether no call is under way on it
     */
    void open(ChannelHandlerContext ctx, BooleanSupplier idle) {
        if (ctx.channel().remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null) {
            sender = address.getAddress();
        }
        counted = path.limits.open(sender);
        if (counted) {
            checkLater(ctx, idle);
        } else {
            ctx.close();
        }
    }

    private void checkLater(ChannelHandlerContext ctx, BooleanSupplier idle) {
        check = ctx.executor().schedule(() -> check(ctx, idle), path.bodyTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check(ChannelHandlerContext ctx, BooleanSupplier idle) {
        if (authenticated) {
            return;
        }
        if (!answeredSinceCheck && idle.getAsBoolean()) {
            ctx.close();
        } else {
            answeredSinceCheck = false;
            checkLater(ctx, idle);
        }
    }

    /** Looks whether a request that others answer shows a valid token, unless one was shown before. */
    void look(ChannelHandlerContext ctx, HttpRequest head) {
        if (!authenticated) {
            look(ctx, head, found -> {});
        }
    }

    /** The same, always: behind a proxy the next request is of somebody else. */
    void look(ChannelHandlerContext ctx, HttpRequest head, Consumer<Optional<Caller>> looked) {
        path.callers.recognized(head.headers()::get).whenComplete((caller, failure) -> {
            Optional<Caller> found = caller == null ? Optional.empty() : caller;
            Runnable then = () -> {
                if (found.isPresent()) {
                    authenticated();
                }
                looked.accept(found);
            };
            if (ctx.executor().inEventLoop()) {
                then.run();
            } else {
                ctx.executor().execute(then);
            }
        });
    }

    /** A valid token was shown on this connection. */
    void authenticated() {
        if (!authenticated) {
            authenticated = true;
            settle();
        }
    }

    void answered() {
        answeredSinceCheck = true;
    }

    /** The connection counts no more: it is authenticated, or closed. */
    void settle() {
        if (check != null) {
            check.cancel(false);
            check = null;
        }
        if (counted) {
            counted = false;
            path.limits.settled(sender);
        }
    }

    InetAddress sender() {
        return sender;
    }
}
