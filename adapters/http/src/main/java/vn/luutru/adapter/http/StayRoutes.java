package vn.luutru.adapter.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.Role;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.codec.DeclarationType;

/**
 * The single calls on one stay. A declaration that is stored now is answered 201, one that was stored before 200 with
 * its first receipt.
 *
 * <p>Every call may come this way. Most declarations do not: {@link DirectCalls} answers the ordinary ones.
 */
public final class StayRoutes implements NettyRouteProvider, RouteRule.Source {

    static final String JSON = "application/json";
    private static final String STAY = "/v1/establishments/{id}/stays/{reference}";

    private final StayCalls calls;
    private final OperatorReads reads;

    /** @param reads where operators' reads of single stays are counted */
    public StayRoutes(StayCalls calls, OperatorReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> address(request) != null, this::handle);
    }

    @Override
    public List<RouteRule> rules() {
        List<RouteRule> rules = new ArrayList<>();
        for (String method : List.of("GET", "HEAD", "PUT")) {
            rules.add(new RouteRule(method, STAY, Set.of(Role.OPERATOR)));
        }
        for (String action : StayAddress.actions()) {
            rules.add(new RouteRule("POST", STAY + "/" + action, Set.of(Role.OPERATOR)));
        }
        return rules;
    }

    private static @Nullable StayAddress address(HttpServerRequest request) {
        StayAddress address = StayAddress.of(request.uri());
        return address != null && (address.action().isEmpty() || address.declares() != null) ? address : null;
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Locale locale = Wording.of(request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        return Mono.fromFuture(() -> calls.operator(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION)))
                .flatMap(operator -> call(operator, request, locale))
                .flatMap(reply -> reply.send(response))
                .onErrorResume(
                        error -> !response.hasSentHeaders(),
                        error -> Reply.problem(error, locale).send(response));
    }

    private Mono<Reply> call(Caller.Operator operator, HttpServerRequest request, Locale locale) {
        StayAddress address = StayAddress.of(request.uri());
        if (address == null) {
            throw new IllegalStateException("routed here by its address");
        }
        EstablishmentId establishment = StayCalls.establishment(address);
        boolean ofStay = address.action().isEmpty();
        HttpMethod method = request.method();
        if (ofStay && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            StayCalls.admit(operator, Operation.READ, establishment);
            return Mono.fromFuture(() -> calls.stay(establishment, address.reference()))
                    .doOnNext(found -> reads.count(operator, 1));
        }
        DeclarationType type = address.declares();
        if (type == null || !method.equals(ofStay ? HttpMethod.PUT : HttpMethod.POST)) {
            throw Refusal.method(ofStay ? "GET, HEAD, PUT" : "POST");
        }
        StayCalls.admit(operator, Operation.of(type), establishment);
        Body.require(request.requestHeaders(), JSON);
        return Body.of(request)
                .flatMap(body ->
                        Mono.fromFuture(calls.declare(operator, type, establishment, address.reference(), body)))
                .map(answer -> calls.reply(address, answer, locale));
    }
}
