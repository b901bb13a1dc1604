package vn.luutru.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.journal.Journal;

/**
 * Counts what is refused to whom, and puts the sums into the log. Nobody can fill the log by being refused, or write
 * into it what they like: of a call only what is known beforehand is kept, and what differs in too many ways between two
 * sums is counted together. Why: decisions 174 and 216.
 */
public final class RefusedCalls {

    /** So many callers, routes and reasons are kept apart between two sums. */
    static final int MAX_KINDS = 500;

    /** So many of them for one caller, and for all whom nothing verified. */
    static final int MAX_KINDS_OF_ONE = 20;

    /** How often at most refusals of those whom nothing verified are put into the log. */
    static final Duration PAUSE_OF_NOBODY = Duration.ofMinutes(1);

    private static final String ANY = "*";
    private static final String OTHER = "OTHER";

    /** Stands for the method where records of Kafka are refused; the topic is the route. */
    public static final String KAFKA = "KAFKA";

    /** A caller may send any word as a method. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", KAFKA);

    /** What is counted together. */
    private record Kind(String caller, String role, String method, String route, String code) {

        boolean ofNobody() {
            return caller.equals(CallsRefused.NOBODY);
        }

        Kind anyRoute() {
            return new Kind(caller, role, ANY, ANY, code);
        }

        Kind anyCaller() {
            return new Kind(ANY, ANY, ANY, ANY, code);
        }
    }

    private record Sum(int refusals, Instant since) {

        Sum plus(Sum other) {
            return new Sum(
                    Math.clamp((long) refusals + other.refusals, 1, Integer.MAX_VALUE),
                    since.isBefore(other.since) ? since : other.since);
        }
    }

    private final Map<Kind, Sum> sums = new ConcurrentHashMap<>();
    private final Journal journal;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /** When refusals of nobody were recorded last; null before the first time. */
    private @Nullable Long nobodyAt;

    public RefusedCalls(Journal journal, InstantSource clock) {
        this(journal, clock, System::nanoTime);
    }

    /** @param nanoTime a clock in nanoseconds that is never set back */
    RefusedCalls(Journal journal, InstantSource clock, LongSupplier nanoTime) {
        this.journal = journal;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Something was refused.
     *
     * @param caller null where nothing verified them
     * @param method as it was sent; one that HTTP does not know is counted as another
     * @param route  the pattern, never what was called: that may name a person
     * @param code   why
     * @param times  how often: of a call once, of an upload or of records of Kafka once for each
     */
    public void count(@Nullable Caller caller, String method, String route, String code, int times) {
        Kind kind = bounded(
                caller == null
                        ? new Kind(CallsRefused.NOBODY, CallsRefused.NOBODY, ANY, route, code)
                        : new Kind(
                                caller.id(),
                                caller.role().code(),
                                METHODS.contains(method) ? method : OTHER,
                                route,
                                code));
        sums.merge(kind, new Sum(times, clock.instant()), Sum::plus);
    }

    private Kind bounded(Kind kind) {
        if (sums.containsKey(kind)) {
            return kind;
        }
        if (sums.size() >= MAX_KINDS) {
            return kind.anyCaller();
        }
        long ofOne = sums.keySet().stream()
                .filter(other -> other.caller.equals(kind.caller))
                .count();
        return ofOne >= MAX_KINDS_OF_ONE ? kind.anyRoute() : kind;
    }

    /**
     * Puts what was counted into the log and waits until it is there; of those whom nothing verified only after
     * {@link #PAUSE_OF_NOBODY}. What cannot be recorded is kept for the next time.
     *
     * @throws java.util.concurrent.CompletionException if something could not be recorded, as {@link Journal#record}
     *                                                  fails
     */
    public synchronized void record() {
        long now = nanoTime.getAsLong();
        Long before = nobodyAt;
        boolean nobodyToo = (before == null || now - before >= PAUSE_OF_NOBODY.toNanos())
                && sums.keySet().stream().anyMatch(Kind::ofNobody);
        record(nobodyToo);
        if (nobodyToo) {
            nobodyAt = now;
        }
    }

    /** The same, with all that was counted: for the orderly end. */
    public synchronized void recordAll() {
        record(true);
    }

    private void record(boolean nobodyToo) {
        for (Kind kind : List.copyOf(sums.keySet())) {
            Sum sum = nobodyToo || !kind.ofNobody() ? sums.remove(kind) : null;
            if (sum != null) {
                record(kind, sum);
            }
        }
    }

    private void record(Kind kind, Sum sum) {
        boolean recorded = false;
        try {
            journal.record(new CallsRefused(
                            UUID.randomUUID(),
                            kind.caller,
                            kind.role,
                            kind.method,
                            kind.route,
                            kind.code,
                            sum.refusals,
                            sum.since,
                            clock.instant()))
                    .join();
            recorded = true;
        } finally {
            if (!recorded) {
                sums.merge(kind, sum, Sum::plus);
            }
        }
    }
}
