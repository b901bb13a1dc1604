package vn.luutru.adapter.http.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** The same problems for everything behind WebFlux as for the Netty routes, unknown addresses among them. */
public final class ProblemHandler implements ErrorWebExceptionHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ApiException refusal = asks(exchange) ? answer(failure).ofQuestion() : answer(failure);
        HttpHeaders headers = response.getHeaders();
        headers.clear();
        response.setRawStatusCode(refusal.status());
        headers.putAll(headers(refusal));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        String language = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        byte[] body = Problem.body(refusal, Wording.of(language));
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** What tells a caller beside the body what to do, of a call as of a page: when to try again, how to sign in. */
    public static HttpHeaders headers(ApiException refusal) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, Problem.CHALLENGE);
        }
        Integer retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        String allow = refusal.allow();
        if (allow != null) {
            headers.set(HttpHeaders.ALLOW, allow);
        }
        return headers;
    }

    private static boolean asks(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                                instanceof HandlerMethod called
                        && called.hasMethodAnnotation(StoresNothing.class));
    }

    /** What a failure of a call or a page is answered with. */
    public static ApiException answer(Throwable failure) {
        if (failure instanceof MethodNotAllowedException wrong) {
            return ApiException.method(wrong.getSupportedMethods().stream()
                    .map(HttpMethod::name)
                    .sorted()
                    .collect(Collectors.joining(", ")));
        }
        if (failure instanceof ServerWebInputException input) {
            List<Finding> findings = List.of(UnreadBody.finding(input));
            return ApiException.of(ProblemStatus.status(findings), findings);
        }
        if (failure instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            FindingCode code = switch (status) {
                // A form that another site sent, or one's own wish to be agreed with.
                case 403 -> FindingCode.DESK_REQUEST_REFUSED;
                case 404 -> FindingCode.NOT_FOUND;
                case 406 -> FindingCode.NOT_ACCEPTABLE;
                case 413 -> FindingCode.BODY_TOO_LARGE;
                case 415 -> FindingCode.MEDIA_TYPE_UNSUPPORTED;
                case 400 -> FindingCode.PARAMETER_MALFORMED;
                default -> null;
            };
            if (failure instanceof UnsupportedMediaTypeStatusException wrong) {
                return ApiException.of(
                        status, FindingCode.MEDIA_TYPE_UNSUPPORTED, "", mediaTypes(wrong.getSupportedMediaTypes()));
            }
            if (status == 503) {
                return ApiException.readModelUnavailable();
            }
            if (code != null) {
                return ApiException.of(status, List.of(Finding.of(code, "")));
            }
        }
        return Problem.of(failure);
    }

    private static String mediaTypes(List<MediaType> supported) {
        return supported.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }
}
