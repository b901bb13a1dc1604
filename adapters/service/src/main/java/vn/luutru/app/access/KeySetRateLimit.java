package vn.luutru.app.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Limits how often the identity provider is asked. A token names its key by an id that anybody can invent, and each
 * unknown one makes the decoder fetch the keys again. After {@link #BURST} fetches one more is made every
 * {@link #INTERVAL}; in between the last answer is given again, so that an id that was not in it is unknown without a
 * fetch. After a failed fetch there is no answer to repeat, and the call fails as if the provider were silent.
 */
final class KeySetRateLimit implements ClientHttpRequestInterceptor {

    static final int BURST = 5;
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final int MAX_BYTES = 1 << 20;

    private final LongSupplier nanoTime;
    private final Map<URI, Source> sources = new ConcurrentHashMap<>();

    /** @param nanoTime as {@link System#nanoTime()} */
    KeySetRateLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Source source = sources.computeIfAbsent(request.getURI(), uri -> new Source());
        synchronized (source) {
            if (!source.take(nanoTime.getAsLong())) {
                if (source.last == null) {
                    throw new IOException("The identity provider failed a moment ago and is not asked again yet");
                }
                return source.last.response();
            }
            source.last = null;
            try (ClientHttpResponse response = execution.execute(request, body)) {
                Answer answer = new Answer(
                        response.getStatusCode(),
                        response.getStatusText(),
                        HttpHeaders.readOnlyHttpHeaders(response.getHeaders()),
                        new String(response.getBody().readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
                source.last = response.getStatusCode().is2xxSuccessful() ? answer : null;
                return answer.response();
            }
        }
    }

    /** A token bucket and the last good answer. */
    private static final class Source {

        private @Nullable Answer last;
        private int left = BURST;
        private long refilled;
        private boolean started;

        boolean take(long now) {
            if (!started) {
                started = true;
                refilled = now;
            }
            long due = (now - refilled) / INTERVAL.toNanos();
            if (due > 0) {
                left = (int) Math.min(BURST, left + due);
                refilled += due * INTERVAL.toNanos();
            }
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }
    }

    private record Answer(HttpStatusCode status, String text, HttpHeaders headers, String body) {

        ClientHttpResponse response() {
            return new ClientHttpResponse() {
                @Override
                public HttpStatusCode getStatusCode() {
                    return status;
                }

                @Override
                public String getStatusText() {
                    return text;
                }

                @Override
                public HttpHeaders getHeaders() {
                    return headers;
                }

                @Override
                public InputStream getBody() {
                    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void close() {
                    // Nothing is open: the answer was read.
                }
            };
        }
    }
}
