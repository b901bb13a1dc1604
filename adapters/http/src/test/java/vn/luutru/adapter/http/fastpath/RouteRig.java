package vn.luutru.adapter.http.fastpath;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.OperatorKeys;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.adapter.http.auth.BrowserCallers;
import vn.luutru.adapter.http.auth.Callers;
import vn.luutru.adapter.http.server.Meters;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.intake.InHouseDocuments;

/** The write routes on a real server, before a store that follows a script: for what a real store rarely does. */
final class RouteRig implements AutoCloseable {

    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("hotel-1");
    static final EstablishmentId OTHER = new EstablishmentId("hotel-2");

    static final int PER_KEY = 25;

    /** A page of others that answers with the body it was sent. */
    static final String FORM = "/g/x/y";

    /** In which those bodies came to it. */
    final AtomicInteger pieces = new AtomicInteger();

    final OneKey keys = new OneKey();
    final Callers callers;
    final Uploads uploads;

    /** Caller, method, route, reason and how often, in the order in which it was reported. */
    final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    final ConnectionLimits limits = new ConnectionLimits(500, 400, 4 << 20, 3 << 20);
    final DisposableServer server;
    final HttpClient client = HttpClient.newHttpClient();
    final Queue<Channel> connections = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    RouteRig(Declarations store, long unread) {
        Set<Operation> all = EnumSet.allOf(Operation.class);
        callers = new Callers(
                Map.of(
                        "one", new Caller.Operator("one", Scope.establishments(Set.of(ESTABLISHMENT)), all),
                        "all", new Caller.Operator("all", Scope.province(), all),
                        "police", new Caller.Official("police", Role.POLICE, Scope.province())),
                keys,
                token -> Optional.empty(),
                BrowserCallers.NONE,
                workers);
        EstablishmentDirectory directory = id -> CompletableFuture.completedFuture(
                id.equals(ESTABLISHMENT) || id.equals(OTHER) ? Optional.of(establishment(id)) : Optional.empty());
        DeclarationIntake intake = new DeclarationIntake(
                directory,
                store,
                StayDecider.by(RuleBook.STANDARD),
                InHouseDocuments.NONE,
                new Meters(new SimpleMeterRegistry()),
                InstantSource.system());
        uploads = new Uploads(unread, PER_KEY, Duration.ofMillis(100));
        StoredStays stays = new StoredStays(
                store,
                new OperatorReads(
                        event -> CompletableFuture.failedFuture(new UnsupportedOperationException()),
                        InstantSource.system()),
                signatures -> Map.of());
        FastPath path = new FastPath(
                callers,
                (caller, method, route, code, times) -> refusals.add(String.join(
                        " ", caller == null ? "nobody" : caller.id(), method, route, code, Integer.toString(times))),
                intake,
                stays,
                uploads,
                limits,
                Duration.ofSeconds(2),
                false);
        HttpServer plain = HttpServer.create();
        // Where little may be left unread, the system does not keep much of it either.
        HttpServer started = unread < 1 << 20 ? plain.childOption(ChannelOption.SO_SNDBUF, 32 * 1024) : plain;
        server = started.host("127.0.0.1")
                .port(0)
                .idleTimeout(Duration.ofSeconds(3))
                .doOnChannelInit((observer, connection, remote) -> {
                    path.open(connection);
                    connections.add(connection);
                })
                .handle((request, response) -> request.uri().equals(FORM)
                        ? response.sendString(request.receive()
                                .asString()
                                .doOnNext(piece -> pieces.incrementAndGet())
                                .collect(Collectors.joining()))
                        : response.status(404).sendString(Mono.just("elsewhere")))
                .bindNow();
    }

    static EstablishmentRecord establishment(EstablishmentId id) {
        Establishment description = new Establishment(
                id,
                "Nhà nghỉ Mẫu",
                EstablishmentType.GUEST_HOUSE,
                null,
                Regime.LICENSED_LODGING,
                "16531",
                null,
                10,
                20,
                false,
                LocalDate.of(2020, 1, 1));
        return new EstablishmentRecord(List.of(description), List.of());
    }

    static String checkIn(String reference) {
        return "{\"type\":\"CHECK_IN\",\"establishmentId\":\"hotel-1\",\"reference\":\"" + reference
                + "\",\"guest\":{\"fullName\":\"Nguyễn Văn Thử\"},\"arrivedAt\":\"" + Instant.EPOCH + "\"}";
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer one");
    }

    HttpResponse<String> push(String body) throws Exception {
        return client.send(
                request("/v1/declarations")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.disposeNow();
        client.close();
        workers.shutdownNow();
    }

    /** One key, valid until it is revoked. */
    static final class OneKey implements OperatorKeys {

        static final UUID ID = new UUID(1, 1);
        static final String SECRET = "luutru_one-key-that-may-be-revoked";

        private volatile boolean revoked;

        @Override
        public Optional<OperatorKey> find(byte[] secretHash) {
            Set<Operation> all = EnumSet.allOf(Operation.class);
            return revoked
                    ? Optional.empty()
                    : Optional.of(new OperatorKey(
                            ID,
                            "Test",
                            Scope.establishments(Set.of(ESTABLISHMENT)),
                            all,
                            Instant.EPOCH,
                            null,
                            OperatorKey.State.VALID,
                            null,
                            null,
                            null,
                            null));
        }

        @Override
        public Optional<OperatorKey> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public void add(OperatorKey key, byte[] secretHash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OperatorKey> all() {
            return List.of();
        }

        @Override
        public boolean confirm(UUID id, Instant at, String by) {
            return false;
        }

        @Override
        public boolean revoke(UUID id, Instant at, String by) {
            revoked = true;
            return true;
        }
    }
}
