package vn.luutru.benchmark.limit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import vn.luutru.benchmark.http.Loop;

/** An HTTP server that does nothing: reads a whole request and answers with a fixed number of bytes. */
public final class EchoServer implements AutoCloseable {

    private static final int MAX_REQUEST = 64 << 10;

    private final Loop threads;
    private final Channel channel;

    /** @param answerBytes the size of each answer's body */
    public EchoServer(int answerBytes) {
        byte[] body = new byte[answerBytes];
        java.util.Arrays.fill(body, (byte) ' ');
        ByteBuf answer =
                Unpooled.unreleasableBuffer(Unpooled.directBuffer(answerBytes).writeBytes(body));
        threads = new Loop(Runtime.getRuntime().availableProcessors());
        channel = threads.server()
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), new Echo(answer));
                    }
                })
                .bind("localhost", 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        threads.close();
    }

    private static final class Echo extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final ByteBuf answer;

        Echo(ByteBuf answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            var response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CREATED, answer.duplicate());
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(HttpHeaderNames.CONTENT_LENGTH, answer.readableBytes());
            ctx.writeAndFlush(response, ctx.voidPromise());
        }
    }
}
