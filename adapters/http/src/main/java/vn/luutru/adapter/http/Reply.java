package vn.luutru.adapter.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A whole answer of a write route.
 *
 * @param problem what is told besides the body; null if nothing is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two method calls, never compared
record Reply(int status, byte[] body, @Nullable Refusal problem) {

    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString PROBLEM = AsciiString.cached(Problem.MEDIA_TYPE);
    private static final AsciiString CHALLENGE = AsciiString.cached(Problem.CHALLENGE);

    static Reply json(int status, byte[] body) {
        return new Reply(status, body, null);
    }

    /** The problem that a failure is to the caller. */
    static Reply problem(Throwable failure, Locale locale) {
        Refusal refusal = Problem.of(failure);
        return new Reply(refusal.status(), Problem.body(refusal, locale), refusal);
    }

    /** Sets what the answer's head tells, its status apart. */
    void describe(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        if (problem == null) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
            headers.set(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
            return;
        }
        headers.set(HttpHeaderNames.CONTENT_TYPE, PROBLEM);
        if (status == 401) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
        }
        Integer retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaderNames.RETRY_AFTER, retryAfter.toString());
        }
        String allow = problem.allow();
        if (allow != null) {
            headers.set(HttpHeaderNames.ALLOW, allow);
        }
    }

    /** Sends it as the answer of a route. */
    Mono<Void> send(HttpServerResponse response) {
        describe(response.status(status).responseHeaders());
        return response.sendByteArray(Mono.just(body)).then();
    }
}
