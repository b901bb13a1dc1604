package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that others answer. Until its sender is recognised it must be whole in time, its bytes count
 * against the limits of its address until the answer, and small pieces are copied into one buffer: those who answer keep
 * every piece with the buffer it came in. Everything here runs on the connection's own thread.
 */
final class PassedOnBody {

    /** A body as small as this, in bytes, has to be whole in time, whoever sends it. */
    private static final long SMALL = 1 << 20;

    private static final int FIRST_ROOM = 256;
    private static final int ROOM = 16 * 1024;

    private enum Sender {
        /** It is being looked up. */
        UNKNOWN,
        STRANGER,
        RECOGNIZED
    }

    private final ConnectionLimits limits;
    private final BodyTimeout timeout;
    private Sender sender = Sender.RECOGNIZED;
    private boolean small;
    private int number;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int counted;
    private @Nullable ByteBuf gathered;

    PassedOnBody(ConnectionLimits limits, BodyTimeout timeout) {
        this.limits = limits;
        this.timeout = timeout;
    }

    /** A request begins, with a body or without. */
    void begin(ChannelHandlerContext ctx, HttpRequest head, ConnectionAdmission admission) {
        long length = RequestHeads.bodyLength(head);
        if (length == 0) {
            admission.look(ctx, head);
            return;
        }
        number++;
        address = admission.sender();
        sender = Sender.UNKNOWN;
        small = length > 0 && length <= SMALL;
        timeout.start(ctx, () -> ctx.close());
        int body = number;
        admission.look(ctx, head, valid -> looked(ctx, body, valid));
    }

    private void looked(ChannelHandlerContext ctx, int body, boolean valid) {
        if (body != number || sender != Sender.UNKNOWN) {
            return;
        }
        sender = valid ? Sender.RECOGNIZED : Sender.STRANGER;
        if (valid) {
            if (!small) {
                timeout.cancel();
            }
            release();
            passOn(ctx);
        }
    }

    /** @param answered whether the request has its whole answer: then nobody keeps what still comes */
    void take(ChannelHandlerContext ctx, HttpContent piece, boolean answered) {
        if (piece instanceof LastHttpContent) {
            timeout.cancel();
            // A look that ends later must not touch the timeout of what follows.
            number++;
        }
        int size = piece.content().readableBytes();
        if (sender == Sender.RECOGNIZED || size == 0) {
            passOn(ctx);
            ctx.fireChannelRead(piece);
        } else if (!answered && !keep(size)) {
            piece.release();
            ctx.close();
        } else if (piece instanceof LastHttpContent
                || size >= ROOM
                || piece.decoderResult().isFailure()) {
            passOn(ctx);
            ctx.fireChannelRead(piece);
        } else {
            gather(ctx, piece, size);
        }
    }

    /** A sender who is still looked up is not cut off: they may be an official with a large file. */
    private boolean keep(int size) {
        boolean kept = limits.keep(address, size);
        if (kept) {
            counted += size;
        }
        return kept || sender == Sender.UNKNOWN;
    }

    private void gather(ChannelHandlerContext ctx, HttpContent piece, int size) {
        ByteBuf room = gathered;
        if (room != null && room.maxWritableBytes() < size) {
            passOn(ctx);
            room = null;
        }
        if (room == null) {
            room = ctx.alloc().buffer(FIRST_ROOM, ROOM);
            gathered = room;
        }
        room.writeBytes(piece.content());
        piece.release();
    }

    private void passOn(ChannelHandlerContext ctx) {
        ByteBuf whole = gathered;
        if (whole != null) {
            gathered = null;
            ctx.fireChannelRead(new DefaultHttpContent(whole));
        }
    }

    /** Whether there is something that those who answer have not got and wait for: more must be read. */
    boolean gathering() {
        return gathered != null;
    }

    /** Everything that came is answered. */
    void release() {
        limits.release(address, counted);
        counted = 0;
    }

    /** The connection is closed. */
    void close() {
        release();
        ByteBuf rest = gathered;
        if (rest != null) {
            gathered = null;
            rest.release();
        }
    }
}
