package vn.luutru.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.codec.Reading;

/**
 * The single calls on one stay. A declaration that is stored now is answered 201, one that was stored before 200 with
 * its first receipt.
 */
public final class StayRoutes implements NettyRouteProvider {

    private static final String JSON = "application/json";

    private final Gate gate;
    private final Declarations declarations;
    private final Review review;
    private final Meters meters;
    private final InstantSource clock;

    public StayRoutes(
            Callers callers,
            Directory directory,
            Declarations declarations,
            StayDecider decider,
            MeterRegistry registry,
            InstantSource clock) {
        this.gate = new Gate(callers, directory);
        this.declarations = declarations;
        this.review = new Review(decider);
        this.meters = new Meters(registry);
        this.clock = clock;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> address(request) != null, this::handle);
    }

    private static @Nullable StayAddress address(HttpServerRequest request) {
        StayAddress address = StayAddress.of(request.uri());
        return address != null && (address.action().isEmpty() || type(address.action()) != null) ? address : null;
    }

    private static @Nullable DeclarationType type(String action) {
        return switch (action) {
            case "check-out" -> DeclarationType.CHECK_OUT;
            case "corrections" -> DeclarationType.CORRECTION;
            case "cancellation" -> DeclarationType.CANCELLATION;
            default -> null;
        };
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Locale locale = Wording.of(request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        return Mono.fromFuture(() -> gate.operator(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION)))
                .flatMap(operator -> call(operator, request, response, locale))
                .onErrorResume(error -> !response.hasSentHeaders(), error -> Problem.send(response, error, locale));
    }

    private Mono<Void> call(
            Caller.Operator operator, HttpServerRequest request, HttpServerResponse response, Locale locale) {
        StayAddress address = StayAddress.of(request.uri());
        if (address == null) {
            throw new IllegalStateException("routed here by its address");
        }
        if (!EstablishmentId.isValid(address.establishment())) {
            throw Refusal.of(400, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        if (!StayId.isReference(address.reference())) {
            throw Refusal.of(400, FindingCode.REFERENCE_MALFORMED, "/reference");
        }
        EstablishmentId establishment = new EstablishmentId(address.establishment());
        DeclarationType action = type(address.action());
        HttpMethod method = request.method();
        if (action == null && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            admit(operator, Operation.READ, establishment);
            return stay(establishment, address.reference(), response);
        }
        if (!method.equals(action == null ? HttpMethod.PUT : HttpMethod.POST)) {
            throw Refusal.method(action == null ? "GET, HEAD, PUT" : "POST");
        }
        DeclarationType type = action == null ? DeclarationType.CHECK_IN : action;
        admit(operator, Operation.valueOf(type.name()), establishment);
        Body.require(request, JSON);
        return Body.of(request)
                .flatMap(body -> Mono.fromFuture(declare(operator, type, establishment, address.reference(), body)))
                .flatMap(answer -> send(response, address, answer, locale));
    }

    private CompletableFuture<Answer> declare(
            Caller.Operator operator,
            DeclarationType type,
            EstablishmentId establishment,
            String reference,
            byte[] body) {
        Reading reading = DeclarationReader.body(type, establishment, reference, body);
        StayCommand torn = reading.torn();
        StayCommand command = reading.command() == null ? torn : reading.command();
        if (command == null) {
            return CompletableFuture.completedFuture(Answer.rejected(reading.findings()));
        }
        Instant receivedAt = clock.instant();
        return gate.directory(establishment).thenCompose(found -> {
            Submission submission = new Submission(
                    command,
                    receivedAt,
                    found.orElseThrow(() -> Refusal.of(404, List.of(Gate.unknown()))),
                    operator.id());
            if (torn != null) {
                return CompletableFuture.completedFuture(review.reject(submission, reading.findings()));
            }
            return declarations.submit(submission).thenApply(outcome -> Answer.of(outcome, reading.findings()));
        });
    }

    private Mono<Void> send(HttpServerResponse response, StayAddress address, Answer answer, Locale locale) {
        meters.count(answer);
        if (answer.kind() == Answer.Kind.REJECTED) {
            throw Refusal.of(status(answer.findings()), answer.findings());
        }
        int status = answer.kind() == Answer.Kind.ACCEPTED ? 201 : 200;
        return json(
                response, status, OutcomeWriter.single(address.establishment(), address.reference(), answer, locale));
    }

    private Mono<Void> stay(EstablishmentId establishment, String reference, HttpServerResponse response) {
        return Mono.fromFuture(() -> declarations.find(StayId.of(establishment, reference)))
                .flatMap(found -> json(
                        response,
                        200,
                        StayWriter.stay(
                                establishment.value(),
                                reference,
                                found.orElseThrow(() -> Refusal.of(404, FindingCode.STAY_UNKNOWN, "/reference")),
                                declarations)));
    }

    private static Mono<Void> json(HttpServerResponse response, int status, byte[] body) {
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, JSON)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .sendByteArray(Mono.just(body))
                .then();
    }

    private static void admit(Caller.Operator operator, Operation operation, EstablishmentId establishment) {
        Finding forbidden = Gate.forbids(operator, operation, establishment);
        if (forbidden != null) {
            throw Refusal.of(403, List.of(forbidden));
        }
    }

    /** The gravest meaning of the findings: not readable, not there, in conflict with what is stored, not right. */
    private static int status(List<Finding> findings) {
        int status = 422;
        for (Finding finding : findings) {
            switch (finding.code()) {
                case UTF8_INVALID, JSON_MALFORMED, ESTABLISHMENT_MALFORMED, REFERENCE_MALFORMED -> status = 400;
                case STAY_UNKNOWN -> status = 404;
                case STAY_CONFLICT, STAY_CANCELLED, STAY_DEPARTED, STAY_FORGOTTEN -> status = 409;
                default -> {
                    // 422 unless another finding says more
                }
            }
        }
        return status;
    }
}
