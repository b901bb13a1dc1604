package vn.luutru.app.access;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.adapter.identity.SessionAuthentication;
import vn.luutru.declaration.StoreUnavailableException;

/** Puts the session of a request where pages find it: the attribute {@code OfficialSession.class.getName()}. */
@Order(Ordered.LOWEST_PRECEDENCE - 5)
final class SignedInFilter implements WebFilter {

    private final SessionAuthentication sessions;

    SignedInFilter(SessionAuthentication sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.fromFuture(() -> sessions.recognized(exchange.getRequest().getHeaders()::getFirst))
                .doOnNext(found -> found.ifPresent(
                        session -> exchange.getAttributes().put(OfficialSession.class.getName(), session)))
                // Whether they may see the page was decided before; without a name it is still a page.
                .onErrorResume(StoreUnavailableException.class, silent -> Mono.empty())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
