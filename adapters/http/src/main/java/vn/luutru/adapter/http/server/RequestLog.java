package vn.luutru.adapter.http.server;

import io.netty.handler.codec.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;

/** One line per request that names nobody: of an address only what is ours, and no query string. */
public final class RequestLog {

    private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|json|pdf)$");

    /**
     * The parts of our own addresses, as the API's document has them. Whatever else stands in an address, somebody typed:
     * an id, a name, a number, or a secret in the wrong place.
     */
    private static final Set<String> KNOWN = known();

    private static final String LINE = "method={} address={} status={} bytes={} millis={}";
    private static final Logger LOG = LoggerFactory.getLogger("reactor.netty.http.server.AccessLog");

    private RequestLog() {}

    /** Writes the line of a request that Reactor's handlers did not see, as they write the others. */
    public static void log(HttpRequest request, int status, long bytes, long nanoseconds) {
        LOG.info(
                LINE,
                request.method(),
                pattern(request.uri()),
                status,
                bytes,
                TimeUnit.NANOSECONDS.toMillis(nanoseconds));
    }

    /** The line of a request. */
    public static AccessLog line(AccessLogArgProvider request) {
        return AccessLog.create(
                LINE,
                request.method(),
                pattern(request.uri()),
                request.status(),
                request.contentLength(),
                request.duration());
    }

    private static Set<String> known() {
        Set<String> parts = new HashSet<>(Set.of(
                "v3", "api-docs", "docs", "actuator", "health", "readiness", "liveness", "prometheus", "webjars"));
        try (InputStream document = RequestLog.class.getResourceAsStream("/openapi/luutru.yaml")) {
            if (document == null) {
                throw new IllegalStateException("The API's document is not in the jar");
            }
            new String(document.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("  /"))
                    .flatMap(line -> Arrays.stream(line.strip().replace(":", "").split("/")))
                    .filter(part -> !part.startsWith("{"))
                    .map(part -> FILE.matcher(part).replaceFirst(""))
                    .forEach(parts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(parts);
    }

    static String pattern(@Nullable CharSequence uri) {
        if (uri == null) {
            return "";
        }
        String text = uri.toString();
        int query = text.indexOf('?');
        String[] parts = (query < 0 ? text : text.substring(0, query)).split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isEmpty() && !KNOWN.contains(FILE.matcher(parts[i]).replaceFirst(""))) {
                parts[i] = "…";
            }
        }
        if (!parts[0].isEmpty()) {
            parts[0] = "…";
        }
        return String.join("/", parts);
    }
}
