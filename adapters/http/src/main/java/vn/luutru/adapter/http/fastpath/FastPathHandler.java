package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Wording;

/**
 * The fast path on one connection, between Netty's codec and Reactor's handlers. It knows the order of calls and when the
 * socket is read; what a call is about, its {@link Exchange} knows.
 *
 * <p>Answers leave in the order of their calls, whichever way those went: while a call is under way here, what follows
 * it waits; while one is under way at Reactor's, one of ours waits. Nothing is read from the socket while something waits,
 * so no more waits than one reading brought. Everything here runs on the connection's own thread.
 */
final class FastPathHandler extends ChannelDuplexHandler {

    /** How long the rest of a request runs off after an answer that ends the connection. */
    private static final long RUN_OFF_SECONDS = 5;

    /** A body as small as this has to be whole in time, whoever answers. */
    private static final long SMALL_BODY = 1 << 20;

    private final FastPath path;
    private final Deque<Object> waiting = new ArrayDeque<>(0);
    private @Nullable ChannelHandlerContext context;
    private InetAddress sender = InetAddress.getLoopbackAddress();

    /** The call of ours that is under way. */
    private @Nullable Exchange current;

    /** Requests that went to Reactor's handlers and have no whole answer yet. */
    private int passedOn;

    /** Whether the request that waits first is one of ours behind one of Reactor's. */
    private boolean held;

    /** Whether the next call waits because the client has not read the answers before it. */
    private boolean stalled;

    private boolean takingUp;
    private boolean readSuppressed;
    private boolean passedOnCloses;
    private boolean http10;

    /** Whether no more requests are answered on this connection. */
    private boolean closing;

    /** Whether this connection has shown a valid token. */
    private boolean known;

    private boolean counted;
    private boolean answeredSinceLook;
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> look;
    private @Nullable Runnable answered;

    FastPathHandler(FastPath path) {
        this.path = path;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        if (ctx.channel().remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null) {
            sender = address.getAddress();
        }
        counted = path.limits.open(sender);
        if (!counted) {
            ctx.close();
            return;
        }
        lookLater(ctx);
    }

    /** A connection without a valid token is closed when nothing was answered on it for a while. */
    private void lookLater(ChannelHandlerContext ctx) {
        look = ctx.executor().schedule(() -> look(ctx), path.bodyTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext ctx) {
        if (!known && !answeredSinceLook && current == null && passedOn == 0) {
            ctx.close();
        } else if (!known) {
            answeredSinceLook = false;
            lookLater(ctx);
        }
    }

    /** A valid token was shown on this connection. */
    void authenticated() {
        if (!known) {
            known = true;
            settle();
        }
    }

    private void settle() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
        if (counted) {
            counted = false;
            path.limits.settled(sender);
        }
    }

    /** As {@link FastPath#underWay}. */
    boolean underWay(Runnable whenAnswered) {
        boolean underWay = current != null || held || stalled;
        if (underWay) {
            answered = whenAnswered;
        }
        return underWay;
    }

    ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }

    Channel channel() {
        return context().channel();
    }

    InetAddress sender() {
        return sender;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (takingUp || blocked()) {
            waiting.add(message);
        } else {
            take(ctx, message);
        }
    }

    private boolean blocked() {
        return held || stalled || (current != null && !current.takesContent());
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        if (current != null) {
            try {
                if (message instanceof HttpContent piece
                        && piece.decoderResult().isSuccess()) {
                    current.content(piece);
                } else {
                    // Framing is lost: where this request ends, nobody knows.
                    current.broken();
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        } else if (message instanceof HttpRequest head) {
            request(ctx, head);
        } else {
            if (message instanceof LastHttpContent) {
                cancelDeadline();
            }
            ctx.fireChannelRead(message);
        }
    }

    private void request(ChannelHandlerContext ctx, HttpRequest head) {
        Exchange exchange = null;
        if (head.decoderResult().isSuccess()) {
            ApiException wrong = RequestHeads.wrong(head);
            RequestHeads.toOriginForm(head);
            exchange = wrong == null ? path.exchange(this, head) : SingleCall.refused(path, this, head, wrong);
            if ((exchange != null || RequestHeads.isHttp10(head)) && passedOn > 0) {
                waiting.addFirst(head);
                held = true;
                return;
            }
            if (RequestHeads.isHttp10(head)) {
                RequestHeads.closeAfter(head);
                http10 = true;
            }
        }
        if (exchange == null) {
            passOn(ctx, head);
        } else {
            current = exchange;
            exchange.begin();
        }
    }

    private void passOn(ChannelHandlerContext ctx, HttpRequest head) {
        passedOn++;
        if (!known) {
            path.callers.recognized(head.headers()::get).whenComplete((caller, failure) -> {
                if (caller != null && caller.isPresent()) {
                    ctx.executor().execute(this::authenticated);
                }
            });
        }
        long length = RequestHeads.bodyLength(head);
        if (length > 0 && length <= SMALL_BODY) {
            startDeadline(ctx, () -> ctx.close());
        }
        ctx.fireChannelRead(head);
    }

    private void startDeadline(ChannelHandlerContext ctx, Runnable over) {
        cancelDeadline();
        deadline = ctx.executor().schedule(over, path.bodyTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The body of the request that is being read is whole, or waited for no more. */
    void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        if (exchange != null) {
            exchange.readComplete();
            readOnFor(ctx, exchange);
        }
        ctx.fireChannelReadComplete();
    }

    /** Reactor's handlers want more, which is for them only if nothing waits in front. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (waiting.isEmpty() && current == null && !stalled) {
            ctx.read();
        } else {
            readSuppressed = true;
        }
    }

    /** What the current call has not taken so far it may take now. */
    void takeUp() {
        ChannelHandlerContext ctx = context();
        if (takingUp) {
            return;
        }
        takingUp = true;
        try {
            while (!closing && !blocked() && !waiting.isEmpty()) {
                take(ctx, waiting.remove());
            }
        } finally {
            takingUp = false;
        }
        if (current != null) {
            readOnFor(ctx, current);
        } else if (!held && !stalled && !closing) {
            if (passedOn == 0 || readSuppressed) {
                readSuppressed = false;
                ctx.read();
            }
            tellWhoAsked();
        }
    }

    private void readOnFor(ChannelHandlerContext ctx, Exchange exchange) {
        if (exchange.readsOn()) {
            if (deadline == null) {
                startDeadline(ctx, exchange::tooSlow);
            }
            ctx.read();
        }
    }

    /** The current call is answered and its body is over: the next may come. */
    void finished(boolean keepAlive) {
        cancelDeadline();
        current = null;
        answeredSinceLook = true;
        if (!keepAlive) {
            endConnection();
        } else if (channel().isWritable()) {
            takeUp();
        } else {
            stalled = true;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (stalled && ctx.channel().isWritable()) {
            stalled = false;
            takeUp();
        }
        ctx.fireChannelWritabilityChanged();
    }

    /**
     * Ends the connection once all that was written has left. To close it while a request is still coming would reset it,
     * and answers on their way would be lost: so we say that we will say no more, and what comes runs off unread until the
     * sender hangs up, or for {@link #RUN_OFF_SECONDS}.
     */
    void endConnection() {
        ChannelHandlerContext ctx = context();
        cancelDeadline();
        current = null;
        closing = true;
        held = false;
        releaseWaiting();
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> {
            if (ctx.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
            ctx.channel().config().setAutoRead(true);
        });
        ctx.executor().schedule(() -> ctx.close(), RUN_OFF_SECONDS, TimeUnit.SECONDS);
        tellWhoAsked();
    }

    private void tellWhoAsked() {
        Runnable waiter = answered;
        answered = null;
        if (waiter != null) {
            waiter.run();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                ctx.write(message, promise);
                return;
            }
            if (http10) {
                unchunked(head);
            }
            passedOnCloses = !HttpUtil.isKeepAlive(head);
        }
        boolean last = message instanceof LastHttpContent;
        ctx.write(message, promise);
        if (last) {
            passedOn--;
            answeredSinceLook = true;
            if (passedOnCloses) {
                // Reactor closes: a call that was taken now would be stored and not answered.
                closing = true;
                releaseWaiting();
            } else if (held && passedOn == 0) {
                held = false;
                ctx.executor().execute(this::takeUp);
            }
        }
    }

    /** A client of HTTP/1.0 knows no chunks (RFC 9112, 6.1): what has no length ends with the connection. */
    private static void unchunked(HttpMessage head) {
        HttpUtil.setTransferEncodingChunked(head, false);
        HttpUtil.setKeepAlive(head, false);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        current = null;
        if (exchange != null) {
            exchange.gone();
        }
        cancelDeadline();
        settle();
        tellWhoAsked();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        current = null;
        if (exchange != null) {
            exchange.gone();
        }
        cancelDeadline();
        settle();
        releaseWaiting();
    }

    private void releaseWaiting() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    /** The language in which a caller is answered. */
    static Locale locale(HttpRequest head) {
        return Wording.of(head.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
    }

    /** Reads the socket again, for a call that asks by itself. */
    void readOn() {
        context().read();
    }

    /** Sends a piece of an answer; from any thread. */
    Future<Void> send(Object message) {
        return context().writeAndFlush(message);
    }
}
