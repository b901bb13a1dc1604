package vn.luutru.app.erasure;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.postgres.erasure.DueErasures;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.eventstore.CommandExecutor;

/**
 * Erasures where the log is not in the database of the keys: each is noted there before its event is appended, so that a
 * crash between event and key is found at the next start without reading the log.
 */
public final class AnnouncedErasures {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncedErasures.class);

    private final DueErasures due;
    private final CommandExecutor executor;
    private final PostgresErasure keys;

    public AnnouncedErasures(DueErasures due, CommandExecutor executor, PostgresErasure keys) {
        this.due = due;
        this.executor = executor;
        this.keys = keys;
    }

    /** The same erasure, announced. */
    public Erasure of(Erasure erasure) {
        return new Erasure() {
            @Override
            public Optional<Long> erase(StayId stay, Instant at, String by) {
                due.add(stay.value());
                Optional<Long> position = erasure.erase(stay, at, by);
                due.remove(stay.value());
                return position;
            }

            @Override
            public long erase(YearMonth month, Instant at, String by, String askedBy) {
                UUID stream = new MonthForgotten(month, at, by, askedBy).stream();
                due.add(stream);
                long position = erasure.erase(month, at, by, askedBy);
                due.remove(stream);
                return position;
            }
        };
    }

    /** Destroys every key whose end is in the log. */
    public void makeGood() {
        for (UUID stream : due.all()) {
            for (Recorded<Event> recorded : executor.read(stream).join()) {
                makeGood(recorded.event());
            }
            due.remove(stream);
        }
    }

    private void makeGood(Event event) {
        if (event instanceof StayForgotten erased) {
            keys.destroy(erased.stay());
        } else if (event instanceof MonthForgotten erased) {
            if (keys.isOver(erased.month())) {
                keys.destroy(erased.month());
            } else {
                LOG.error(
                        "The log has the erasure of {}, which is not over by the database's clock: key kept",
                        erased.month());
            }
        }
    }
}
