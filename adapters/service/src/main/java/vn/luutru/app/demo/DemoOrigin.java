package vn.luutru.app.demo;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/**
 * The demo's tokens are public, so they count only for calls from this machine itself. A proxy in front makes every
 * call look local, and so does a web page whose name was pointed at the loopback (DNS rebinding): a call that a proxy
 * forwarded, or that names a foreign host, loses its
 * {@code Authorization} and its cookies, and is answered like any without.
 *
 * <p>It stands before every way that a call may take, and is there in the demo only.
 */
@Sharable
public final class DemoOrigin extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOrigin.class);
    private static final String NAME = "luutru.demo-origin";

    private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip", "x-client-ip");
    private static final String OF_PROXIES_TOO = "x-forwarded-";

    private final AtomicBoolean warned = new AtomicBoolean();

    /** Watches a new connection. */
    public void open(Channel connection) {
        if (connection.pipeline().get(NettyPipeline.HttpCodec) != null) {
            connection.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, this);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request
                && (request.headers().contains(HttpHeaderNames.AUTHORIZATION)
                        || request.headers().contains(HttpHeaderNames.COOKIE))
                && !local(request.headers())) {
            request.headers().remove(HttpHeaderNames.AUTHORIZATION).remove(HttpHeaderNames.COOKIE);
            if (!warned.getAndSet(true)) {
                LOG.warn(
                        "A call came through a proxy or under a foreign host name: the demo's tokens are refused there."
                                + " For others than this machine start with --luutru.demo=false");
            }
        }
        ctx.fireChannelRead(message);
    }

    /** Whether nothing says that a call comes from elsewhere. */
    static boolean local(HttpHeaders headers) {
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (OF_PROXIES.contains(name) || name.startsWith(OF_PROXIES_TOO)) {
                return false;
            }
        }
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        return hosts.stream().allMatch(DemoOrigin::isLocal);
    }

    private static boolean isLocal(String host) {
        String name = withoutPort(host.strip()).toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
        try {
            return address != null && InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Four or sixteen bytes are always an address.
            throw new IllegalStateException(e);
        }
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? host : host.substring(1, end);
        }
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
