package vn.luutru.adapter.web;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.projection.OncePerMinute;

/** Errors as pages, for browsers that asked for one; everybody else gets the problem that the API answers. */
public final class PageErrors implements ErrorWebExceptionHandler {

    private static final String HTMX = "HX-Request";
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    /** Addresses of programs: whoever calls them reads problems, whatever they accept. */
    private static final List<String> OF_PROGRAMS = List.of("/v1/", "/v3/", "/actuator", "/assets/", "/webjars/");

    /** Statuses with words of their own; another 4xx reads as 400, any 5xx but 503 as 500. */
    private static final List<Integer> WORDED = List.of(400, 401, 403, 404, 405, 413, 429, 500, 503);

    /**
     * What the API answers to a failure, and pages too.
     *
     * @param headers what tells beside the body what to do, as {@code Retry-After}
     * @param reason  what a page says of the failure; null where there are only words for its status
     */
    public record Answer(
            int status, HttpHeaders headers, @Nullable Finding reason) {}

    private final PageRenderer pages;
    private final Function<Throwable, Answer> answers;
    private final UnaryOperator<@Nullable String> signIn;
    private final OncePerMinute logged = new OncePerMinute();

    /**
     * @param answers what a failure is answered with
     * @param signIn  where somebody signs in to come back to an address of ours; null where nobody can
     */
    public PageErrors(PageRenderer pages, Function<Throwable, Answer> answers, UnaryOperator<@Nullable String> signIn) {
        this.pages = pages;
        this.answers = answers;
        this.signIn = signIn;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted() || !isForPeople(request)) {
            return Mono.error(failure);
        }
        Answer failed = answers.apply(failure);
        int code = failed.status;
        String way = code == 401 ? signIn.apply(addressOf(request)) : null;
        if (way != null) {
            return toSignIn(request, response, way);
        }
        if (code >= 500 && failed.reason == null && logged.allows(failure)) {
            log(failure);
        }
        PageRequest page = new PageRequest(request, List.of(Language.values()));
        Map<String, Object> model = new HashMap<>();
        model.put("status", code);
        model.put("word", word(code));
        model.put("reason", words(failed.reason, page.language()));
        ResponseEntity<byte[]> answer = pages.page(HttpStatusCode.valueOf(code), page, "error/error.jte", model);
        response.getHeaders().clear();
        response.getHeaders().putAll(failed.headers);
        response.getHeaders().putAll(answer.getHeaders());
        response.setStatusCode(answer.getStatusCode());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(Objects.requireNonNull(answer.getBody()))));
    }

    /** Findings speak the languages of the offices; guests of others read the words for the status. */
    private static String words(@Nullable Finding reason, Language language) {
        return reason != null && (language == Language.VI || language == Language.EN)
                ? Findings.text(reason, language.locale())
                : "";
    }

    /** An outage of the store says itself what is wrong; where a page met it says nothing more. */
    private static void log(Throwable failure) {
        if (failure instanceof StoreUnavailableException) {
            LOG.error("A page failed: {}", failure.getMessage());
        } else {
            LOG.error("A page failed", failure);
        }
    }

    /** A page leads on by itself; what a script of it asked for tells the script to. */
    private static Mono<Void> toSignIn(ServerHttpRequest request, ServerHttpResponse response, String way) {
        response.getHeaders().clear();
        response.getHeaders().setCacheControl("no-store");
        if (request.getHeaders().getFirst(HTMX) != null) {
            response.getHeaders().set("HX-Redirect", way);
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
        } else {
            response.getHeaders().setLocation(URI.create(way));
            response.setStatusCode(HttpStatus.SEE_OTHER);
        }
        return response.setComplete();
    }

    /** Of what is sent again after signing in: nothing; then the page that sent it, as far as the browser says. */
    private static String addressOf(ServerHttpRequest request) {
        String current = request.getHeaders().getFirst("HX-Current-URL");
        if (current != null) {
            return pathOf(current);
        }
        String query = request.getURI().getRawQuery();
        boolean read = request.getMethod().equals(HttpMethod.GET);
        return request.getURI().getRawPath() + (read && query != null ? "?" + query : "");
    }

    private static String pathOf(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            // No address of a page: nobody can be led back to it.
            return "/";
        }
    }

    private static boolean isForPeople(ServerHttpRequest request) {
        if (request.getHeaders().getFirst(HTMX) != null) {
            return true;
        }
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
