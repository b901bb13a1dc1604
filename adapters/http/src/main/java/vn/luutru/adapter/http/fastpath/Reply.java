package vn.luutru.adapter.http.fastpath;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
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
import vn.luutru.adapter.http.server.AnswerHeaders;

/**
 * A whole answer of a single call.
 *
 * @param problem what the head says besides the body; null if nothing is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two method calls, never compared
record Reply(int status, byte[] body, @Nullable ApiException problem) {

    private static final AsciiString JSON = AsciiString.cached("application/json");
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
        HttpHeaders headers = AnswerHeaders.ofApi();
        describe(headers);
        if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                head.method().equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body),
                headers,
                EmptyHttpHeaders.INSTANCE);
    }

    private void describe(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
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
}
