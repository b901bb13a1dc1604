package vn.luutru.benchmark.limit;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.http.Loop;

/**
 * How many requests of a check-in's size can this machine carry to a server that does nothing, and back?
 *
 * <p>Client and server share the two cores, as they do when the service is measured with the same client. This is the
 * figure that single check-ins are divided by.
 */
public final class NettyEcho implements Measure {

    private final EchoServer server;
    private final Loop client = new Loop(1);
    private final byte[] request;
    private final int connections;

    /**
     * @param bodyBytes   of each request
     * @param answerBytes of each answer
     * @param connections with one request at a time on each
     */
    public NettyEcho(int bodyBytes, int answerBytes, int connections) {
        this.server = new EchoServer(answerBytes);
        this.connections = connections;
        this.request = """
                PUT /v1/establishments/38-16531-0001/stays/BENCH-00000001 HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer demo-operator\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(bodyBytes, " ".repeat(bodyBytes)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String name() {
        return "Netty echo, %d connections (requests)".formatted(connections);
    }

    @Override
    public double perSecond(Duration time) throws InterruptedException, ExecutionException {
        CallSeries series = new CallSeries(new Same(), client, server.address(), connections);
        long start = System.nanoTime();
        var done = series.start();
        Thread.sleep(time);
        series.stop();
        done.get();
        return series.answered() * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    /** The same request for ever. */
    private final class Same implements Calls {

        @Override
        public long count() {
            return Long.MAX_VALUE;
        }

        @Override
        public long dueNanos(long call) {
            return 0;
        }

        @Override
        public void write(long call, ByteBuf out) {
            out.writeBytes(request);
        }

        @Override
        public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
            if (status != 201) {
                throw new IllegalStateException("Echo answered " + status);
            }
        }
    }
}
