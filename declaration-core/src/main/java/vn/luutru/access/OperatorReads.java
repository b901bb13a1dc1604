package vn.luutru.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.journal.Journal;

/**
 * Counts operators' reads of stays by key. A read costs no write: {@link #record} puts the sums into the log from time to
 * time. What was counted since then is lost if the process is killed.
 */
public final class OperatorReads {

    private record Sum(int questions, int persons, Instant since) {

        Sum plus(Sum other) {
            return new Sum(
                    questions + other.questions,
                    persons + other.persons,
                    since.isBefore(other.since) ? since : other.since);
        }
    }

    private final Map<String, Sum> sums = new ConcurrentHashMap<>();
    private final Journal journal;
    private final InstantSource clock;

    public OperatorReads(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** An answer with so many stays leaves for this key. */
    public void count(Caller.Operator operator, int persons) {
        sums.merge(operator.id(), new Sum(1, persons, clock.instant()), Sum::plus);
    }

    /**
     * Puts what was counted into the log and waits until it is there. What cannot be recorded is kept for the next time.
     *
     * @throws java.util.concurrent.CompletionException if something could not be recorded, as {@link Journal#record}
     *                                                  fails
     */
    public void record() {
        for (String key : List.copyOf(sums.keySet())) {
            Sum sum = sums.remove(key);
            if (sum != null) {
                record(key, sum);
            }
        }
    }

    private void record(String key, Sum sum) {
        boolean recorded = false;
        try {
            journal.record(new OperatorReadsCounted(
                            UUID.randomUUID(), key, sum.questions, sum.persons, sum.since, clock.instant()))
                    .join();
            recorded = true;
        } finally {
            if (!recorded) {
                sums.merge(key, sum, Sum::plus);
            }
        }
    }
}
