package vn.luutru.adapter.http.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemHandler;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Closed by default: a call goes on where its route is public or names the role of its caller, and nowhere else. What
 * has no route, or one that says nothing about its callers, is not found.
 */
public final class CallerFilter implements WebFilter {

    private static final String CALLER = CallerFilter.class.getName();
    private static final String SEEN = CALLER + ".seen";
    private static final String NO_ROUTE = "-";
    private static final Role[] EVERYBODY = {};

    private final Callers callers;
    private final List<PublicPaths> open;
    private final OwnAdmission others;
    private final RefusalObserver refusals;
    private final Map<ApplicationContext, List<HandlerMapping>> mappings = new ConcurrentHashMap<>();

    /**
     * @param open   paths that are public though none of our methods answers them
     * @param others   who may call the routes of other modules
     * @param refusals learns of what is not admitted, here or in a controller
     */
    public CallerFilter(Callers callers, List<PublicPaths> open, OwnAdmission others, RefusalObserver refusals) {
        this.callers = callers;
        this.open = List.copyOf(open);
        this.others = others;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isOpen(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return Flux.fromIterable(mappings(exchange))
                .concatMap(mapping -> mapping.getHandler(exchange))
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                // A path with a route for another method: who may not call must not learn more than that.
                .onErrorResume(failure -> caller(exchange).then(Mono.error(failure)))
                .flatMap(handler -> admit(exchange, handler.orElse(null)))
                .then(Mono.defer(() -> chain.filter(exchange)))
                .doOnError(failure -> failed(exchange, failure))
                .doOnSuccess(done -> answered(exchange, exchange.getResponse().getStatusCode()));
    }

    private void failed(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return;
        }
        ApiException answer = ProblemHandler.answer(failure);
        if (failure instanceof ErrorResponse) {
            answered(exchange, HttpStatusCode.valueOf(answer.status()));
        } else if (isRefusal(answer.status())) {
            refused(exchange, answer.code().name());
        }
    }

    /** What was refused without a finding: by a page one's own wish, a form of elsewhere. */
    private void answered(ServerWebExchange exchange, @Nullable HttpStatusCode status) {
        if (status != null && isRefusal(status.value())) {
            refused(exchange, HttpStatus.valueOf(status.value()).name());
        }
    }

    private static boolean isRefusal(int status) {
        return status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value();
    }

    private void refused(ServerWebExchange exchange, String code) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        refusals.refused(
                exchange.getAttribute(SEEN),
                exchange.getRequest().getMethod().name(),
                pattern instanceof PathPattern route ? route.getPatternString() : NO_ROUTE,
                code);
    }

    private Mono<Boolean> admit(ServerWebExchange exchange, @Nullable Object handler) {
        List<Role> theirs = others.roles(handler);
        return theirs != null
                ? admit(exchange, theirs.toArray(Role[]::new))
                : admit(exchange, RouteRule.roles(handler)).doOnNext(admitted -> checkParameters(exchange, handler));
    }

    private static void checkParameters(ServerWebExchange exchange, @Nullable Object handler) {
        new Parameters(exchange.getRequest().getQueryParams()).only(RouteRule.parameters(handler));
    }

    private boolean isOpen(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && open.stream()
                        .anyMatch(paths -> paths.contains(request.getPath().pathWithinApplication()));
    }

    private Mono<Boolean> admit(ServerWebExchange exchange, Role @Nullable [] roles) {
        if (roles == null) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        if (roles.length == EVERYBODY.length) {
            return Mono.just(true);
        }
        return caller(exchange).map(caller -> {
            if (!Arrays.asList(roles).contains(caller.role())) {
                throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "", roles[0].code());
            }
            exchange.getAttributes().put(CALLER, caller);
            return true;
        });
    }

    private Mono<Caller> caller(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return Mono.fromFuture(() -> callers.of(request.getMethod().name(), request.getHeaders()::getFirst))
                .flatMap(caller -> caller.map(Mono::just).orElseGet(() -> unknown(request)))
                .doOnNext(caller -> found(exchange, caller));
    }

    private Mono<Caller> unknown(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return Mono.fromFuture(() -> callers.refusal(authorization)).flatMap(Mono::error);
    }

    /** Says whom a public route found out by itself: what it refuses is recorded with them. */
    public static void found(ServerWebExchange exchange, Caller caller) {
        exchange.getAttributes().put(SEEN, caller);
    }

    /** As the dispatcher asks them; those of the management port are others. */
    private List<HandlerMapping> mappings(ServerWebExchange exchange) {
        ApplicationContext context = exchange.getApplicationContext();
        if (context == null) {
            throw new IllegalStateException("No application context to find a route in");
        }
        return mappings.computeIfAbsent(context, known -> {
            List<HandlerMapping> found = new java.util.ArrayList<>(
                    BeanFactoryUtils.beansOfTypeIncludingAncestors(known, HandlerMapping.class, true, false)
                            .values());
            AnnotationAwareOrderComparator.sort(found);
            return List.copyOf(found);
        });
    }

    /** The caller of this exchange; refused with 401 where the route is public. */
    public static Caller callerOf(ServerWebExchange exchange) {
        Caller caller = exchange.getAttribute(CALLER);
        if (caller == null) {
            throw ApiException.unauthenticated();
        }
        return caller;
    }
}
