package vn.luutru.adapter.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Errors as pages, for browsers that asked for one; everybody else gets the problem that the API answers. */
public final class PageErrors implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    /** Addresses of programs: whoever calls them reads problems, whatever they accept. */
    private static final List<String> OF_PROGRAMS = List.of("/v1/", "/v3/", "/actuator", "/assets/", "/webjars/");

    /** Statuses with words of their own; another 4xx reads as 400, any 5xx but 503 as 500. */
    private static final List<Integer> WORDED = List.of(400, 401, 403, 404, 405, 413, 429, 500, 503);

    private final PageRenderer pages;
    private final ToIntFunction<Throwable> status;

    /** @param status what the API would answer to a failure */
    public PageErrors(PageRenderer pages, ToIntFunction<Throwable> status) {
        this.pages = pages;
        this.status = status;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted() || !isForPeople(request)) {
            return Mono.error(failure);
        }
        int code = status.applyAsInt(failure);
        if (code >= 500) {
            LOG.error("A page failed", failure);
        }
        PageRequest page = new PageRequest(request, List.of(Language.values()));
        ResponseEntity<byte[]> answer = pages.page(
                HttpStatusCode.valueOf(code), page, "error/error.jte", Map.of("status", code, "word", word(code)));
        response.getHeaders().clear();
        response.getHeaders().putAll(answer.getHeaders());
        response.setStatusCode(answer.getStatusCode());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(Objects.requireNonNull(answer.getBody()))));
    }

    private static boolean isForPeople(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        if (OF_PROGRAMS.stream().anyMatch(path::startsWith)) {
            return false;
        }
        String accept = request.getHeaders().getFirst("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static int word(int status) {
        if (WORDED.contains(status)) {
            return status;
        }
        return status < 500 ? 400 : 500;
    }
}
