package vn.luutru.adapter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The short way on one connection, between Netty's codec and Reactor's handlers.
 *
 * <p>Answers leave in the order of their calls, whichever way those went: while a call is under way here, what follows
 * it waits; while one is under way at Reactor's, all that follow go there too. The socket is read again only after an
 * answer, so no more waits than one reading brought. A call that stops in the middle is closed by the connection's idle
 * limit, without which this way is not opened. Everything runs on the connection's own thread but for the decision
 * and its reply, which comes from the thread that learnt it.
 */
final class DirectHandler extends ChannelDuplexHandler {

    private final StayCalls calls;
    private final boolean logged;

    /** What arrived of a call that is not whole yet, its head first; empty if there is none. Bounded by its length. */
    private final List<Object> begun = new ArrayList<>(4);

    /** What arrived behind the call that is under way. */
    private final Queue<Object> waiting = new ArrayDeque<>(0);

    private @Nullable DirectCall arriving;

    /** Whether a call is under way, from its last byte until there is room for another answer. */
    private boolean busy;

    private boolean stalled;
    private boolean takingUp;
    private long since;

    /** Requests that went to Reactor's handlers and have no whole answer yet. */
    private int passedOn;

    private boolean closing;
    private @Nullable Runnable answered;

    DirectHandler(StayCalls calls, boolean logged) {
        this.calls = calls;
        this.logged = logged;
    }

    /** As {@link DirectCalls#underWay}. */
    boolean underWay(Runnable whenAnswered) {
        boolean underWay = busy || arriving != null;
        if (underWay) {
            answered = whenAnswered;
        }
        return underWay;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (busy || takingUp) {
            waiting.add(message);
        } else {
            take(ctx, message);
        }
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        if (arriving != null) {
            begun.add(message);
            takePiece(ctx, arriving, message);
            return;
        }
        if (message instanceof HttpRequest head) {
            arriving = passedOn == 0 && !closing ? DirectCall.of(head) : null;
            if (arriving != null) {
                begun.add(message);
                return;
            }
            passedOn++;
        }
        ctx.fireChannelRead(message);
    }

    private void takePiece(ChannelHandlerContext ctx, DirectCall call, Object message) {
        if (!(message instanceof HttpContent piece) || piece.decoderResult().isFailure()) {
            passOn(ctx);
        } else if (message instanceof LastHttpContent) {
            byte[] body = body();
            begun.clear();
            arriving = null;
            decide(ctx, call, body);
        }
    }

    /** The whole body; its pieces are released. */
    private byte[] body() {
        int length = 0;
        for (int i = 1; i < begun.size(); i++) {
            length += ((HttpContent) begun.get(i)).content().readableBytes();
        }
        byte[] body = new byte[length];
        int at = 0;
        for (int i = 1; i < begun.size(); i++) {
            ByteBuf piece = ((HttpContent) begun.get(i)).content();
            int size = piece.readableBytes();
            piece.readBytes(body, at, size);
            at += size;
            piece.release();
        }
        return body;
    }

    private void decide(ChannelHandlerContext ctx, DirectCall call, byte[] body) {
        busy = true;
        since = logged ? System.nanoTime() : 0;
        call.answer(calls, body, (answeredCall, reply) -> {
            if (ctx.executor().inEventLoop()) {
                send(ctx, answeredCall, reply);
            } else {
                ctx.executor().execute(() -> send(ctx, answeredCall, reply));
            }
        });
    }

    private void send(ChannelHandlerContext ctx, DirectCall call, Reply reply) {
        if (!ctx.channel().isActive()) {
            return;
        }
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        reply.describe(response.headers());
        ctx.writeAndFlush(response, ctx.voidPromise());
        if (logged) {
            RequestLog.tell(call.head(), reply, System.nanoTime() - since);
        }
        // Who does not read its answers is not read either.
        stalled = !ctx.channel().isWritable();
        if (!stalled) {
            goOn(ctx);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (stalled && ctx.channel().isWritable()) {
            stalled = false;
            goOn(ctx);
        }
        ctx.fireChannelWritabilityChanged();
    }

    private void goOn(ChannelHandlerContext ctx) {
        busy = false;
        if (!takingUp) {
            takeUp(ctx);
        }
    }

    /** Takes up what has waited, up to the next call that has to be waited for; reads on when there is nothing left. */
    private void takeUp(ChannelHandlerContext ctx) {
        takingUp = true;
        try {
            while (!busy && !waiting.isEmpty()) {
                take(ctx, waiting.remove());
            }
        } finally {
            takingUp = false;
        }
        if (busy) {
            return;
        }
        if (passedOn == 0) {
            ctx.read();
        }
        if (arriving == null) {
            tellWhoAsked();
        }
    }

    /** A call that cannot be read: Reactor's handlers answer it. */
    private void passOn(ChannelHandlerContext ctx) {
        arriving = null;
        passedOn++;
        List<Object> pieces = List.copyOf(begun);
        begun.clear();
        pieces.forEach(ctx::fireChannelRead);
        tellWhoAsked();
    }

    private void tellWhoAsked() {
        Runnable told = answered;
        answered = null;
        if (told != null) {
            told.run();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (arriving != null) {
            ctx.read();
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                ctx.write(message, promise);
                return;
            }
            closing |= !HttpUtil.isKeepAlive(head);
        }
        if (message instanceof LastHttpContent) {
            passedOn--;
        }
        ctx.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        begun.forEach(ReferenceCountUtil::release);
        begun.clear();
        arriving = null;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
