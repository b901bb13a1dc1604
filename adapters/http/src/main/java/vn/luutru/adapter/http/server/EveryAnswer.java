package vn.luutru.adapter.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import reactor.netty.NettyPipeline;

/**
 * The last word on every answer of the service, whoever wrote it: the fast path, a controller, a page, or the server that
 * could not read a request. What is not said yet is said most strictly; a page that may do more has said so.
 *
 * <p>That browsers come only encrypted from now on is said where the service is known by an {@code https} address.
 */
@Sharable
public final class EveryAnswer extends ChannelOutboundHandlerAdapter {

    private static final String NAME = "luutru.every-answer";

    /** A year, as the lists of browsers ask for at least. */
    private static final AsciiString ENCRYPTED_FOR = AsciiString.cached("max-age=31536000; includeSubDomains");

    private static final AsciiString STRICT_TRANSPORT = AsciiString.cached("strict-transport-security");

    private final boolean encrypted;

    /** @param encrypted whether browsers reach the service by an {@code https} address only */
    public EveryAnswer(boolean encrypted) {
        this.encrypted = encrypted;
    }

    /** Watches a new connection: nearest to the wire, so that every answer passes. */
    public void open(Channel connection) {
        if (connection.pipeline().get(NettyPipeline.HttpCodec) != null) {
            connection.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, this);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        // "100 Continue" is no answer yet.
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            protect(response.headers());
        }
        ctx.write(message, promise);
    }

    private void protect(HttpHeaders headers) {
        ifAbsent(headers, AnswerHeaders.CACHE_CONTROL, AnswerHeaders.NO_STORE);
        ifAbsent(headers, AnswerHeaders.CONTENT_POLICY, AnswerHeaders.NOTHING);
        ifAbsent(headers, AnswerHeaders.CONTENT_TYPE_OPTIONS, AnswerHeaders.NO_SNIFF);
        ifAbsent(headers, AnswerHeaders.FRAME_OPTIONS, AnswerHeaders.DENY);
        ifAbsent(headers, AnswerHeaders.REFERRER_POLICY, AnswerHeaders.NO_REFERRER);
        ifAbsent(headers, AnswerHeaders.PERMISSIONS, AnswerHeaders.NO_DEVICE);
        if (encrypted) {
            headers.set(STRICT_TRANSPORT, ENCRYPTED_FOR);
        }
    }

    private static void ifAbsent(HttpHeaders headers, AsciiString name, AsciiString value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
