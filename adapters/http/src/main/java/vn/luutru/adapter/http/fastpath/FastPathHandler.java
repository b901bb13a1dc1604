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
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;

/**
 * The fast path on one connection, between Netty's codec and Reactor's handlers. It knows the order of calls and when the
 * socket is read; what a call is about, its {@link Exchange} knows.
 *
 * <p>Answers leave in the order of their calls, whichever way those went: while a call is under way here, what follows
 * it waits; while one is under way at Reactor's, one of ours waits. Nothing is read from the socket while something waits,
 * so no more waits than one reading brought. Everything here runs on the connection's own thread.
 */
final class FastPathHandler extends ChannelDuplexHandler {

    /** A body as small as this has to be whole in time, whoever answers. */
    private static final long SMALL_BODY = 1 << 20;

    private final FastPath path;
    private final ConnectionAdmission admission;
    private final BodyDeadline deadline;
    private final PassedOnCalls passedOn = new PassedOnCalls();
    private final Deque<Object> waiting = new ArrayDeque<>(0);
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

    private @Nullable Runnable whenAnswered;

    FastPathHandler(FastPath path) {
        this.path = path;
        this.admission = new ConnectionAdmission(path);
        this.deadline = new BodyDeadline(path.bodyTimeout);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        InetAddress sender =
                ctx.channel().remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null
                        ? address.getAddress()
                        : InetAddress.getLoopbackAddress();
        if (!admission.open(ctx, sender, () -> current == null && !passedOn.any())) {
            ctx.close();
        }
    }

    /** A valid token was shown on this connection. */
    void authenticated() {
        admission.authenticated();
    }

    /** As {@link FastPath#underWay}. */
    boolean underWay(Runnable answered) {
        boolean underWay = current != null || held || stalled;
        if (underWay) {
            whenAnswered = answered;
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
            if ((exchange != null || RequestHeads.isHttp10(head)) && passedOn.any()) {
                waiting.addFirst(head);
                held = true;
                return;
            }
            if (RequestHeads.isHttp10(head)) {
                RequestHeads.closeAfter(head);
                passedOn.http10();
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
        passedOn.begin();
        admission.look(ctx, head);
        long length = RequestHeads.bodyLength(head);
        if (length > 0 && length <= SMALL_BODY) {
            deadline.start(ctx, () -> ctx.close());
        }
        ctx.fireChannelRead(head);
    }

    /** The body of the request that is being read is whole, or waited for no more. */
    void cancelDeadline() {
        deadline.cancel();
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
            if (!passedOn.any() || readSuppressed) {
                readSuppressed = false;
                ctx.read();
            }
            runWhenAnswered();
        }
    }

    private void readOnFor(ChannelHandlerContext ctx, Exchange exchange) {
        if (exchange.readsOn()) {
            if (!deadline.isPending()) {
                deadline.start(ctx, exchange::tooSlow);
            }
            ctx.read();
        }
    }

    /** The current call is answered and its body is over: the next may come. */
    void finished(boolean keepAlive) {
        cancelDeadline();
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
        cancelDeadline();
        current = null;
        closing = true;
        held = false;
        releaseWaiting();
        LingeringClose.begin(ctx);
        runWhenAnswered();
    }

    private void runWhenAnswered() {
        Runnable waiter = whenAnswered;
        whenAnswered = null;
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
            passedOn.answer(head);
        }
        boolean last = message instanceof LastHttpContent;
        ctx.write(message, promise);
        if (last) {
            admission.answered();
            if (passedOn.answered()) {
                // Reactor closes: a call that was taken now would be stored and not answered.
                closing = true;
                releaseWaiting();
            } else if (held && !passedOn.any()) {
                held = false;
                ctx.executor().execute(this::takeUp);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Exchange exchange = current;
        current = null;
        if (exchange != null) {
            exchange.gone();
        }
        cancelDeadline();
        admission.settle();
        runWhenAnswered();
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
        admission.settle();
        releaseWaiting();
    }

    private void releaseWaiting() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
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
