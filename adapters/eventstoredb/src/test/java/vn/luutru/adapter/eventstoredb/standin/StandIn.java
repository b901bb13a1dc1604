package vn.luutru.adapter.eventstoredb.standin;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.gossip.GossipGrpc;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.ClusterInfo;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.EndPoint;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.MemberInfo;
import io.kurrent.dbclient.proto.serverfeatures.ServerFeaturesGrpc;
import io.kurrent.dbclient.proto.serverfeatures.Serverfeatures.SupportedMethod;
import io.kurrent.dbclient.proto.serverfeatures.Serverfeatures.SupportedMethods;
import io.kurrent.dbclient.proto.shared.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import vn.luutru.adapter.eventstoredb.standin.StandInLog.Stored;

/** A server, or a cluster of several, that speaks the protocol of EventStoreDB over real sockets. See the README. */
public final class StandIn implements AutoCloseable {

    /** The client takes several seeds only with ports up to 32767. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 12_000;
    private static final int MAX_ATTEMPTS = 20;
    private static final Metadata.Key<String> REQUIRES_LEADER = key("requires-leader");

    private final StandInLog log = new StandInLog();
    private final Faults faults = new Faults();
    private final List<Node> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String version;
    private volatile int leader;

    /** One server, of this version; it listens on the loopback address. */
    public static StandIn single(String version) {
        return new StandIn(1, version);
    }

    /** A cluster, of which the first is the leader. */
    public static StandIn cluster(int nodes) {
        return new StandIn(nodes, "25.1.0");
    }

    private StandIn(int size, String version) {
        this.version = version;
        for (int i = 0; i < size; i++) {
            nodes.add(new Node(i));
        }
    }

    /** A connection string for {@code luutru.eventstoredb.connection}. */
    public String connection() {
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.port)
                .collect(Collectors.joining(
                        ",",
                        "kurrentdb://",
                        "?tls=false&maxDiscoverAttempts=3&discoveryInterval=50&gossipTimeout=1000"));
    }

    public Faults faults() {
        return faults;
    }

    /** Makes another node the leader. */
    public void elect(int node) {
        leader = node;
    }

    /** Ends a node: connections break, and its port is closed. What is stored stays. */
    public void stop(int node) {
        nodes.get(node).stop();
    }

    /** Starts a stopped node under its port. */
    public void start(int node) {
        nodes.get(node).start();
    }

    /** The positions of all events in streams that begin so, in order. */
    public List<Long> positions(String prefix) {
        List<Long> positions = new ArrayList<>();
        read(prefix, (position, stream, type) -> positions.add(position));
        return positions;
    }

    /** Hears of one event. */
    public interface Reader {
        void event(long position, String stream, String type);
    }

    /** All events in streams that begin so, in order. */
    public void read(String prefix, Reader reader) {
        for (int i = 0; i < log.size(); i++) {
            Stored stored = log.at(i);
            if (stored != null && stored.stream().startsWith(prefix)) {
                reader.event(stored.position(), stored.stream(), stored.event().type());
            }
        }
    }

    /** Forgets what lies below a position. */
    public void truncateBelow(long position) {
        log.truncateBelow(position);
    }

    /** Loses what lies behind a position. */
    public void loseAfter(long position) {
        log.loseAfter(position);
    }

    /** Damages the event at a position. */
    public void damage(long position) {
        log.damage(position);
    }

    /** Damages the metadata of the event at a position. */
    public void damageMetadata(long position) {
        log.damageMetadata(position);
    }

    @Override
    public void close() {
        faults.resume();
        nodes.forEach(Node::stop);
        threads.shutdownNow();
    }

    static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private final class Node implements ServerInterceptor {

        private final int number;
        private int port;
        private Server server;

        private Node(int number) {
            this.number = number;
            for (int attempt = 1; server == null; attempt++) {
                port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
                try {
                    start();
                } catch (UncheckedIOException taken) {
                    if (attempt == MAX_ATTEMPTS) {
                        throw taken;
                    }
                }
            }
        }

        private void start() {
            try {
                server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .executor(threads)
                        .maxInboundMessageSize(32 * 1024 * 1024)
                        .intercept(this)
                        .addService(new StandInStreams(log, faults))
                        .addService(new StandInSessions(log, faults))
                        .addService(new Features())
                        .addService(new Gossip())
                        .build()
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void stop() {
            server.shutdownNow();
            try {
                server.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** A node that does not lead refuses what must be the leader's, and says who leads. */
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (number == leader || !"true".equalsIgnoreCase(headers.get(REQUIRES_LEADER))) {
                return next.startCall(call, headers);
            }
            Metadata trailers = new Metadata();
            trailers.put(key("exception"), "not-leader");
            trailers.put(key("leader-endpoint-host"), "127.0.0.1");
            trailers.put(key("leader-endpoint-port"), Integer.toString(nodes.get(leader).port));
            call.close(Status.NOT_FOUND.withDescription("Leader info available"), trailers);
            return new ServerCall.Listener<>() {};
        }
    }

    private final class Features extends ServerFeaturesGrpc.ServerFeaturesImplBase {
        @Override
        public void getSupportedMethods(Shared.Empty request, StreamObserver<SupportedMethods> answer) {
            SupportedMethods.Builder methods = SupportedMethods.newBuilder().setEventStoreServerVersion(version);
            if (Integer.parseInt(version.substring(0, version.indexOf('.'))) >= 25) {
                methods.addMethods(SupportedMethod.newBuilder()
                        .setServiceName("kurrentdb.protocol.v2.streams.streamsservice")
                        .setMethodName("appendsession"));
            }
            answer.onNext(methods.build());
            answer.onCompleted();
        }
    }

    private final class Gossip extends GossipGrpc.GossipImplBase {
        @Override
        public void read(Shared.Empty request, StreamObserver<ClusterInfo> answer) {
            answer.onNext(ClusterInfo.newBuilder()
                    .addAllMembers(nodes.stream().map(this::member).collect(Collectors.toList()))
                    .build());
            answer.onCompleted();
        }

        private MemberInfo member(Node node) {
            return MemberInfo.newBuilder()
                    .setInstanceId(Shared.UUID
                            .newBuilder()
                            .setStructured(Shared.UUID.Structured.newBuilder().setLeastSignificantBits(node.number)))
                    .setState(node.number == leader ? MemberInfo.VNodeState.Leader : MemberInfo.VNodeState.Follower)
                    .setIsAlive(!node.server.isShutdown())
                    .setHttpEndPoint(
                            EndPoint.newBuilder().setAddress("127.0.0.1").setPort(node.port))
                    .build();
        }
    }
}
