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

/** One line per request that names nobody: the pattern of an address instead of the address, no query string. */
public final class RequestLog {

    /** What follows these parts of an address may lead to a person. */
    private static final Set<String> BEFORE_PERSONS = Set.of("stays", "persons", "guests");

    /** Wherever somebody wrongly put it; ids of establishments have no such number. */
    private static final Pattern NUMBER_OF_A_DOCUMENT = Pattern.compile("\\d{8}");

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
            boolean person = BEFORE_PERSONS.contains(parts[i - 1])
                    || NUMBER_OF_A_DOCUMENT.matcher(parts[i]).find();
            if (person && !parts[i].isEmpty()) {
                parts[i] = "…";
            }
        }
        return String.join("/", parts);
    }
}
