package vn.luutru.adapter.http;

import io.netty.handler.codec.http.HttpRequest;
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

    /**
     * The parts of our own addresses. Whatever else stands in an address, somebody typed: an id, a name, a number, or a
     * secret in the wrong place.
     */
    private static final Set<String> KNOWN = Set.of(
            ("v1 v3 access-log actuator api-docs cancellation capture card-qr check-out closure code-tables compliance"
                            + " corrections declarations destruction devices docs establishments events feed findings"
                            + " forms guests health hospitals imports indicators keys liveness months moves mrz"
                            + " nil-reports obligations occupancy outages persons posters privacy progress projections"
                            + " prometheus readiness rebuild receipts reopening residents revisions schema schemas"
                            + " search statistics stays suspension tourism watch-list webhooks webjars zones"
                            + " 01-cs-ltdl 015-n-bcc-tmdv")
                    .split(" "));

    private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|json|pdf)$");

    private static final String LINE = "method={} address={} status={} bytes={} millis={}";
    private static final Logger LOG = LoggerFactory.getLogger("reactor.netty.http.server.AccessLog");

    private RequestLog() {}

    /** Writes the line of a request that Reactor's handlers did not see, as they write the others. */
    static void tell(HttpRequest request, int status, long bytes, long nanoseconds) {
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
