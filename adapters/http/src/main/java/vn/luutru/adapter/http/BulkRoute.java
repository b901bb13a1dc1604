package vn.luutru.adapter.http;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.declaration.FindingCode;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.SharedBudget;

/** {@code POST /v1/declarations}: thousands of declarations through one connection. */
public final class BulkRoute implements NettyRouteProvider, RouteRule.Source {

    static final String PATH = "/v1/declarations";

    /** Pushes at the same time; one more is told to come back. */
    private static final int AT_ONCE = 1_000;

    private static final long RUN_OFF_SECONDS = 5;

    private static final String NDJSON = "application/x-ndjson";

    private final Gate gate;
    private final DeclarationIntake intake;
    private final Executor workers;
    private final SharedBudget unread;
    private final Set<BulkStream> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * @param workers where lines are read and outcomes are written; not the event loop
     * @param unread  bytes of outcomes that all senders together may leave unread before we stop reading theirs
     */
    public BulkRoute(Callers callers, DeclarationIntake intake, Executor workers, long unread) {
        this.gate = new Gate(callers);
        this.intake = intake;
        this.workers = workers;
        this.unread = new SharedBudget(256 * 1024, unread);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(BulkRoute::isHere, this::handle);
    }

    @Override
    public List<RouteRule> rules() {
        return List.of(new RouteRule("POST", PATH, Set.of(Role.OPERATOR)));
    }

    /** Takes no more lines; every line that was taken is answered. */
    public void stop() {
        stopping = true;
        running.forEach(BulkStream::stop);
    }

    /** Whether no push is running. */
    boolean idle() {
        return running.isEmpty();
    }

    private static boolean isHere(HttpServerRequest request) {
        String uri = request.uri();
        return uri.startsWith(PATH) && (uri.length() == PATH.length() || uri.charAt(PATH.length()) == '?');
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Locale locale = Wording.of(request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        return Mono.fromFuture(() -> gate.operator(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION)))
                .flatMap(operator -> start(operator, request, response, locale))
                .onErrorResume(
                        error -> !response.hasSentHeaders() && !(error instanceof ClientGoneException),
                        error -> Reply.problem(error, locale).send(response));
    }

    private Mono<Void> start(
            Caller.Operator operator, HttpServerRequest request, HttpServerResponse response, Locale locale) {
        if (!request.method().equals(HttpMethod.POST)) {
            throw Refusal.method("POST");
        }
        Body.require(request.requestHeaders(), NDJSON, "application/ndjson", "application/jsonl");
        if (stopping || running.size() >= AT_ONCE) {
            throw stopping ? Refusal.unavailable() : Refusal.overloaded();
        }
        BulkStream stream = new BulkStream(workers, new Outcomes(locale, unread.share()));
        stream.declareTo(intake.batch(Declarant.of(operator), dryRun(request.uri()), stream::wake));
        running.add(stream);
        response.status(200).header(HttpHeaderNames.CONTENT_TYPE, NDJSON);
        return response.send(stream.answer(request.receive()), piece -> true)
                .then()
                .then(Mono.defer(() -> stream.cutShort() ? hangUp(response) : Mono.<Void>empty()))
                .doFinally(signal -> running.remove(stream));
    }

    /**
     * Ends the connection before the answer is ended, once every outcome in it has left. To close it while lines are
     * still coming would reset it, and outcomes on their way would be lost: so it says that it will say no more, and
     * lets what comes run off until the sender hangs up, or for {@link #RUN_OFF_SECONDS}.
     */
    private static Mono<Void> hangUp(HttpServerResponse response) {
        return Mono.create(sink -> response.withConnection(connection -> {
            Channel channel = connection.channel();
            channel.closeFuture().addListener(closed -> sink.success());
            channel.config().setAutoRead(true);
            if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            }
            channel.eventLoop().schedule(() -> channel.close(), RUN_OFF_SECONDS, TimeUnit.SECONDS);
        }));
    }

    private static boolean dryRun(String uri) {
        Map<String, List<String>> parameters = new QueryStringDecoder(uri).parameters();
        for (String name : parameters.keySet()) {
            if (!name.equals("dryRun")) {
                throw Refusal.of(400, FindingCode.PARAMETER_UNKNOWN, "", Parameters.shown(name));
            }
        }
        List<String> values = parameters.getOrDefault("dryRun", List.of());
        if (values.isEmpty() || values.equals(List.of("false"))) {
            return false;
        }
        if (values.equals(List.of("true")) || values.equals(List.of(""))) {
            return true;
        }
        // Guessing would store what was meant as a trial, or the other way round.
        throw Parameters.malformed("dryRun");
    }
}
