package vn.luutru.app.health;

import java.util.concurrent.CompletionException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.ProjectionRunner;

/**
 * Answers 503 to a call or page whose question does not fit its tables while these are of another version: after an
 * update the former ones go on serving until the new ones are built. With tables of this version it is a fault, and stays
 * one.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 3)
public final class OtherTables implements WebFilter {

    private final ProjectionRunner runner;

    public OtherTables(ProjectionRunner runner) {
        this.runner = runner;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(
                        OtherTables::unfit,
                        failure -> Mono.fromCallable(runner::hasOtherTables)
                                // The database is asked, for which no thread of the network waits.
                                .subscribeOn(Schedulers.boundedElastic())
                                .flatMap(
                                        other -> Mono.error(other ? ApiException.readModelOfOtherVersion() : failure)));
    }

    private static boolean unfit(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ProjectionException model && model.unfit();
    }
}
