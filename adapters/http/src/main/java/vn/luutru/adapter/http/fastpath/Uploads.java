package vn.luutru.adapter.http.fastpath;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.intake.SharedBudget;
import vn.luutru.projection.OncePerMinute;

/** The bulk uploads that are running, {@code POST /v1/declarations}, and what they share. */
public final class Uploads {

    static final String PATH = "/v1/declarations";

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /** Concurrent uploads; further ones get 429. */
    private static final int MAX_CONCURRENT = 1_000;

    /** Outcomes that each upload may leave unread in any case. */
    private static final long OWN_UNREAD = 64 * 1024;

    /** Lines that each upload may leave unread by us in any case, and all together. */
    private static final long OWN_INPUT = 64 * 1024;

    private static final long COMMON_INPUT = 16 * 1024 * 1024;

    final SharedBudget unread;
    final SharedBudget input = new SharedBudget(OWN_INPUT, COMMON_INPUT);
    final Duration keyCheck;
    private final int perKey;
    private final Set<Upload> running = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Integer> byKey = new ConcurrentHashMap<>();
    private final OncePerMinute logged = new OncePerMinute();
    private volatile boolean stopping;

    /**
     * @param unread   bytes of outcomes that all senders together may leave unread before their lines are no longer read
     * @param perKey   concurrent uploads of one key; further ones get 429
     * @param keyCheck how often it is looked whether the key of an upload is still valid
     */
    public Uploads(long unread, int perKey, Duration keyCheck) {
        this.unread = new SharedBudget(OWN_UNREAD, unread);
        this.perKey = perKey;
        this.keyCheck = keyCheck;
    }

    /** Takes no more lines; every line that was taken is answered. */
    public void stop() {
        stopping = true;
        running.forEach(Upload::stop);
    }

    /** Whether no upload is running. */
    boolean idle() {
        return running.isEmpty();
    }

    /** Bytes of outcomes that were written and have not left. */
    long unreadBytes() {
        return unread.used();
    }

    /** Whether a request's target is the bulk upload's. */
    static boolean isHere(String uri) {
        return uri.startsWith(PATH) && (uri.length() == PATH.length() || uri.charAt(PATH.length()) == '?');
    }

    /** Lets an upload start; refused with 429 or 503. One that started must {@link #end}. */
    void start(Upload upload, String key) {
        if (stopping) {
            throw ApiException.unavailable();
        }
        int ofKey = byKey.merge(key, 1, Integer::sum);
        running.add(upload);
        if (ofKey > perKey || running.size() > MAX_CONCURRENT) {
            end(upload, key);
            throw ApiException.overloaded();
        }
        if (stopping) {
            upload.stop();
        }
    }

    void end(Upload upload, String key) {
        if (running.remove(upload)) {
            byKey.computeIfPresent(key, (known, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Logs why an upload broke off; an outage ends all that are under way, and those that are tried again. */
    void brokeOff(Throwable failure) {
        if (logged.allows(failure)) {
            if (failure instanceof StoreUnavailableException) {
                LOG.error("A bulk upload broke off: {}", failure.getMessage());
            } else {
                LOG.error("A bulk upload broke off", failure);
            }
        }
    }

    /** Whether nothing is to be stored; refused with 400 where the query says something else. */
    static boolean dryRun(String uri) {
        Map<String, List<String>> parameters = new QueryStringDecoder(uri).parameters();
        for (String name : parameters.keySet()) {
            if (!name.equals("dryRun")) {
                throw Parameters.unknown(name, List.of("dryRun"));
            }
        }
        List<String> values = parameters.getOrDefault("dryRun", List.of());
        if (values.isEmpty() || values.equals(List.of("false"))) {
            return false;
        }
        if (values.equals(List.of("true")) || values.equals(List.of(""))) {
            return true;
        }
        // Guessing would store what was meant as a trial, or the other way round.
        throw Parameters.malformed("dryRun");
    }
}
