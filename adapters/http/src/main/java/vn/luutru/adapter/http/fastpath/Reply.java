package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Problem;
import vn.luutru.adapter.http.server.SecurityHeaders;

/**
 * A whole answer of a single call.
 *
 * @param problem what the head says besides the body; null if nothing is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two method calls, never compared
record Reply(int status, byte[] body, @Nullable ApiException problem) {

    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
    private static final AsciiString NO_SNIFF = AsciiString.cached("nosniff");
    private static final AsciiString NO_CONTENT = AsciiString.cached(SecurityHeaders.NOTHING);
    private static final AsciiString FRAME_OPTIONS = AsciiString.cached("x-frame-options");
    private static final AsciiString DENY = AsciiString.cached("DENY");
    private static final AsciiString RESOURCE_POLICY = AsciiString.cached("cross-origin-resource-policy");
    private static final AsciiString SAME_ORIGIN = AsciiString.cached("same-origin");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("referrer-policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString PROBLEM = AsciiString.cached(Problem.MEDIA_TYPE);
    private static final AsciiString CHALLENGE = AsciiString.cached(Problem.CHALLENGE);

    static Reply json(int status, byte[] body) {
        return new Reply(status, body, null);
    }

    /** The problem that a failure is to the caller. */
    static Reply problem(Throwable failure, Locale locale) {
        ApiException refusal = Problem.of(failure);
        return new Reply(refusal.status(), Problem.body(refusal, locale), refusal);
    }

    /** The answer to a request as it is sent. */
    FullHttpResponse response(HttpRequest head, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                head.method().equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
        describe(response.headers());
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    private void describe(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        protect(headers);
        if (problem == null) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
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

    /** Nobody keeps an answer of the API, and no browser takes it for a page: as {@link SecurityHeaders} has it. */
    static void protect(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, NO_CONTENT);
        headers.set(FRAME_OPTIONS, DENY);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        headers.set(RESOURCE_POLICY, SAME_ORIGIN);
    }
}
