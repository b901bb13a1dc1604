package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/**
 * The body of a request that others answer. It must be whole in time, its bytes count against the limits of its sender
 * until the answer, and small pieces are copied into one buffer: those who answer keep every piece with the buffer it came
 * in. A large form with files of an official takes as long as it lasts and counts for nobody. Everything here runs on the
 * connection's own thread.
 */
final class PassedOnBody {

    /** A form with files as small as this, in bytes, has to be whole in time, whoever sends it. */
    private static final long SMALL = 1 << 20;

    private static final String WITH_FILES = "multipart/form-data";
    private static final int FIRST_ROOM = 256;
    private static final int ROOM = 16 * 1024;

    private final ConnectionLimits limits;
    private final BodyTimeout timeout;
    private InetAddress address = InetAddress.getLoopbackAddress();

    /** The bytes without an answer that count for the address, and for callers that were recognised. */
    private int ofAddress;

    private final Map<String, Integer> ofCallers = new HashMap<>(2);
    private @Nullable ByteBuf gathered;

    // Of the body that is being read.

    private int number;
    private boolean looking;
    private boolean counts;
    private @Nullable String caller;
    private int came;
    private int cameForAddress;

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
        looking = true;
        counts = true;
        caller = null;
        came = 0;
        cameForAddress = 0;
        boolean large = (length < 0 || length > SMALL) && RequestBody.is(head.headers(), WITH_FILES);
        timeout.start(ctx, () -> ctx.close());
        int body = number;
        admission.look(ctx, head, found -> looked(ctx, body, large, found));
    }

    /** What came while the sender was looked up counts from now on for the caller, and no more for the address. */
    private void looked(ChannelHandlerContext ctx, int body, boolean large, Optional<Caller> found) {
        if (body != number || !looking) {
            return;
        }
        looking = false;
        if (found.isEmpty()) {
            return;
        }
        int before = came;
        limits.release(address, cameForAddress);
        ofAddress -= cameForAddress;
        came = 0;
        cameForAddress = 0;
        if (large && found.get() instanceof Caller.Official) {
            counts = false;
            timeout.cancel();
            return;
        }
        caller = found.get().id();
        if (!keep(before)) {
            ctx.close();
        }
    }

    /** @param answered whether the request has its whole answer: then nobody keeps what still comes */
    void take(ChannelHandlerContext ctx, HttpContent piece, boolean answered) {
        boolean last = piece instanceof LastHttpContent;
        if (last) {
            timeout.cancel();
            // A look that ends later must not touch the timeout of what follows.
            number++;
        }
        int size = piece.content().readableBytes();
        if (size > 0 && !answered && !keep(size)) {
            piece.release();
            ctx.close();
        } else if (size == 0 || last || size >= ROOM || piece.decoderResult().isFailure()) {
            passOn(ctx);
            ctx.fireChannelRead(piece);
        } else {
            gather(ctx, piece, size);
        }
    }

    /** A sender who is still looked up is not cut off: they may be an official with a large file. */
    private boolean keep(int size) {
        if (!counts || size == 0) {
            return true;
        }
        came += size;
        String known = caller;
        if (known != null) {
            boolean kept = limits.keep(known, size);
            if (kept) {
                ofCallers.merge(known, size, Integer::sum);
            }
            return kept;
        }
        if (limits.keep(address, size)) {
            cameForAddress += size;
            ofAddress += size;
            return true;
        }
        return looking;
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
        limits.release(address, ofAddress);
        ofCallers.forEach(limits::release);
        ofCallers.clear();
        ofAddress = 0;
        came = 0;
        cameForAddress = 0;
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
