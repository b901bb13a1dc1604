package vn.luutru.adapter.http.fastpath;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.LineOutcome;

/**
 * Counts the lines of one upload that its sender may not declare. The sums are reported when the upload ends, and every
 * {@link #INTERVAL} of one that lasts: a million lines are one refusal with a million in it. Used by one thread.
 */
final class RefusedLines {

    static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Map<FindingCode, Integer> lines = new EnumMap<>(FindingCode.class);
    private final ObjIntConsumer<FindingCode> refusals;
    private final LongSupplier nanos;
    private long since;

    /**
     * @param refusals learns how many lines were refused for which reason
     * @param nanos    a clock without a date, in nanoseconds
     */
    RefusedLines(ObjIntConsumer<FindingCode> refusals, LongSupplier nanos) {
        this.refusals = refusals;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /** A line has its outcome. */
    void count(LineOutcome line) {
        for (Finding finding : line.outcome().findings()) {
            if (ProblemStatus.isForbidden(finding.code())) {
                lines.merge(finding.code(), 1, Integer::sum);
                break;
            }
        }
        if (!lines.isEmpty() && nanos.getAsLong() - since >= INTERVAL.toNanos()) {
            report();
        }
    }

    /** Reports what was not reported yet. */
    void report() {
        lines.forEach(refusals::accept);
        lines.clear();
        since = nanos.getAsLong();
    }
}
