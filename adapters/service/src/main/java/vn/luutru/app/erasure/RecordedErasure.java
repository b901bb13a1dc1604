package vn.luutru.app.erasure;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.journal.StayErasure;

/**
 * Says first in the log that a key is destroyed, then destroys it. A crash in between is made good at the next start;
 * the other order could leave a stay that nobody can read and nobody knows why.
 */
public final class RecordedErasure implements Erasure {

    private final StayErasure erasure;
    private final Journal journal;
    private final PostgresErasure keys;

    public RecordedErasure(StayErasure erasure, Journal journal, PostgresErasure keys) {
        this.erasure = erasure;
        this.journal = journal;
        this.keys = keys;
    }

    @Override
    public Optional<Long> erase(StayId stay, Instant at, String by) {
        Optional<Long> position = erasure.erase(stay, at, by).join();
        if (position.isPresent()) {
            keys.destroy(stay);
        }
        return position;
    }

    @Override
    public long erase(YearMonth month, Instant at, String by, String askedBy) {
        if (!keys.isOver(month)) {
            throw new MonthNotOverException();
        }
        long position = journal.record(new MonthForgotten(month, at, by, askedBy))
                .join()
                .recorded()
                .position();
        keys.destroy(month);
        return position;
    }
}
