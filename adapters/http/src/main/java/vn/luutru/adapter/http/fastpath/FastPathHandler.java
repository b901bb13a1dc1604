package vn.luutru.adapter.http.fastpath;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fast path on one connection, between Netty's codec and Reactor's handlers. It knows the order of calls and when the
 * socket is read; what a call is about, its {@link Exchange} knows.
 *
 * <p>Answers leave in the order of their calls, whichever way those went: while a call is under way here, what follows
 * it waits; while one is under way at Reactor's, one of ours waits. Nothing is read from the socket while something waits,
 * so no more waits than one reading brought. Everything here runs on the connection's own thread.
 */
final class FastPathHandler extends ChannelDuplexHandler {

    private final FastPath path;
    private final ConnectionAdmission admission;
    private final BodyTimeout bodyTimeout;
    private final PassedOnCalls passedOn = new PassedOnCalls();
    private final PassedOnBody body;
    private final WaitingMessages waiting = new WaitingMessages();
    private @Nullable ChannelHandlerContext context;

    /** The call of ours that is under way. */
    private @Nullable Exchange current;

    /** Whether the request that waits first is one of ours behind one of Reactor's. */
    private boolean held;

    /** Whether the next call waits because the client has not read the answers before it. */
    private boolean stalled;

    private boolean takingUp;
    private boolean readSuppressed;

    /** Whether no more requests are answered on this connection. */
    private boolean closing;

    private final OnceAnswered whenAnswered = new OnceAnswered();

    FastPathHandler(FastPath path) {
        this.path = path;
        this.admission = new ConnectionAdmission(path);
        this.bodyTimeout = new BodyTimeout(path.bodyTimeout);
        this.body = new PassedOnBody(path.limits, bodyTimeout);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        admission.open(ctx, () -> current == null && !passedOn.any());
    }

    /** A valid token was shown on this connection. */
    void authenticated() {
        admission.authenticated();
    }

    /** As {@link FastPath#underWay}. */
    boolean underWay(Runnable answered) {
        boolean underWay = current != null || held || stalled;
        if (underWay) {
            whenAnswered.set(answered);
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
        return admission.sender();
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
            current.take(message);
        } else if (message instanceof HttpRequest head) {
            request(ctx, head);
        } else if (message instanceof HttpContent piece) {
            body.take(ctx, piece, !passedOn.any());
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void request(ChannelHandlerContext ctx, HttpRequest head) {
        Exchange exchange = null;
        if (head.decoderResult().isSuccess()) {
            exchange = path.exchange(this, head);
            if ((exchange != null || RequestHeads.isHttp10(head)) && passedOn.any()) {
                waiting.addFirst(head);
                held = true;
                return;
            }
            passedOn.noteVersion(head);
        }
        if (exchange == null) {
            passOn(ctx, head);
        } else {
            current = exchange;
            exchange.begin();
        }
    }

    private void passOn(ChannelHandlerContext ctx, HttpRequest head) {
        passedOn.begin();
        body.begin(ctx, head, admission);
        ctx.fireChannelRead(head);
    }

    /** The body of the request that is being read is whole, or waited for no more. */
    void cancelTimeout() {
        bodyTimeout.cancel();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        if (exchange != null) {
            exchange.readComplete();
            readOnFor(ctx, exchange);
        }
        ctx.fireChannelReadComplete();
        if (body.gathering()) {
            ctx.read();
        }
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
            if (!passedOn.any() || readSuppressed || body.gathering()) {
                readSuppressed = false;
                ctx.read();
            }
            whenAnswered.run();
        }
    }

    private void readOnFor(ChannelHandlerContext ctx, Exchange exchange) {
        if (exchange.readsOn()) {
            bodyTimeout.startOnce(ctx, exchange::tooSlow);
            ctx.read();
        }
    }

    /** The current call is answered and its body is over: the next may come. */
    void finished(boolean keepAlive) {
        cancelTimeout();
        current = null;
        admission.answered();
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

    /** Answers no more on this connection, and closes it without losing answers on their way. */
    void endConnection() {
        ChannelHandlerContext ctx = context();
        cancelTimeout();
        current = null;
        closing = true;
        held = false;
        waiting.release();
        LingeringClose.begin(ctx);
        whenAnswered.run();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                ctx.write(message, promise);
                return;
            }
            passedOn.answer(head);
        }
        boolean last = message instanceof LastHttpContent;
        ctx.write(message, promise);
        if (last) {
            admission.answered();
            boolean closes = passedOn.answered();
            if (!passedOn.any()) {
                body.release();
            }
            if (closes) {
                // Reactor closes: a call that was taken now would be stored and not answered.
                closing = true;
                waiting.release();
            } else if (held && !passedOn.any()) {
                held = false;
                ctx.executor().execute(this::takeUp);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        leave();
        whenAnswered.run();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        leave();
        waiting.release();
    }

    private void leave() {
        Exchange exchange = current;
        current = null;
        if (exchange != null) {
            exchange.gone();
        }
        cancelTimeout();
        body.close();
        admission.settle();
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
