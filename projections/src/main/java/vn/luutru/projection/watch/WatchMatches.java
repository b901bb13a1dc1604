package vn.luutru.projection.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.JournalEvent;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;

/**
 * Compares each check-in, and each correction of a name or a number, with the watch list as it was at that place of the
 * log, and takes over what was found among those who were in house when an entry was added. It runs behind the log: a declaration is answered before anything here begins.
 *
 * <p>A correction holds what it changes only: a number is compared as ever; a name alone is compared without a date of
 * birth, and a date of birth alone is not.
 */
public final class WatchMatches implements Projection {

    /** Its name and schema. */
    public static final String NAME = "watch";

    /** The entries after their last change at a position of the log, which decides what they are. */
    private record Known(long position, WatchIndex index) {}

    private final WatchKeys keys;
    private volatile @Nullable Known known;

    public WatchMatches(WatchKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        EstablishmentTables.create(connection);
        WatchTables.create(connection);
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        int from = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (changesWhatIsCompared(batch.get(i).event())) {
                compare(connection, batch.subList(from, i));
                change(connection, batch.get(i));
                from = i + 1;
            }
        }
        compare(connection, batch.subList(from, batch.size()));
    }

    private static boolean changesWhatIsCompared(Event event) {
        // Nearly all events are check-ins.
        return !(event instanceof GuestCheckedIn)
                && (event instanceof WatchListEvent
                        || event instanceof EstablishmentEvent
                        || event instanceof StayForgotten
                        || event instanceof MonthForgotten);
    }

    private static void change(Connection connection, Recorded<Event> recorded) throws SQLException {
        switch (recorded.event()) {
            case WatchEntryAdded added -> WatchTables.add(connection, recorded, added);
            case WatchEntryRemoved removed -> WatchTables.remove(connection, recorded, removed);
            case WatchAlertAcknowledged noted -> WatchTables.note(connection, recorded, noted);
            case WatchMatchFound found -> found(connection, recorded, found);
            case WatchEntryCompared compared -> WatchTables.compared(connection, compared);
            case StayForgotten erased ->
                WatchTables.eraseStay(connection, erased.stay().value());
            case MonthForgotten forgotten -> WatchTables.eraseMonth(connection, forgotten.month());
            default -> EstablishmentTables.apply(connection, List.of(recorded));
        }
    }

    private void compare(Connection connection, List<Recorded<Event>> batch) throws SQLException {
        WatchIndex index = null;
        for (Recorded<Event> recorded : batch) {
            Subject subject = subject(recorded.event());
            if (subject != null) {
                index = index == null ? index(connection) : index;
                if (index.isEmpty()) {
                    return;
                }
                List<WatchIndex.Match> matches = index.matches(subject.details, Vietnam.dateOf(recorded.recordedAt()));
                if (!matches.isEmpty()) {
                    store(connection, recorded, subject, matches);
                }
            }
        }
    }

    /** @param establishment null of a correction, which does not name it */
    private record Subject(UUID stay, @Nullable String establishment, StayDetails details) {}

    private static @Nullable Subject subject(Event event) {
        return switch (event) {
            case GuestCheckedIn in ->
                new Subject(in.stay().value(), in.establishment().value(), in.details());
            case StayCorrected corrected ->
                new Subject(corrected.stay().value(), null, corrected.changes().set());
            case GuestCheckedOut out -> null;
            case GuestMoved moved -> null;
            case StayCancelled cancelled -> null;
            case StayForgotten erased -> null;
            case EstablishmentEvent described -> null;
            case OutageEvent outage -> null;
            case JournalEvent recorded -> null;
        };
    }

    private static void store(
            Connection connection, Recorded<Event> recorded, Subject subject, List<WatchIndex.Match> matches)
            throws SQLException {
        String establishment = subject.establishment;
        String ward = null;
        if (establishment != null) {
            EstablishmentRecord record =
                    EstablishmentTables.find(connection, List.of(establishment)).get(establishment);
            ward = record == null ? "" : ward(record, recorded);
        }
        for (WatchIndex.Match match : matches) {
            // Of a correction the readers find out where: the register knows the stay.
            if (ward == null || match.holdsIn(ward)) {
                WatchTables.alert(
                        connection,
                        WatchListEvent.alert(match.entry().id(), subject.stay),
                        recorded,
                        match,
                        subject.stay,
                        establishment,
                        ward);
            }
        }
    }

    private static void found(Connection connection, Recorded<Event> recorded, WatchMatchFound found)
            throws SQLException {
        String establishment = found.establishment().value();
        EstablishmentRecord record =
                EstablishmentTables.find(connection, List.of(establishment)).get(establishment);
        WatchTables.found(connection, recorded, found, record == null ? "" : ward(record, recorded));
    }

    /** Where the establishment lay on the local day of an event. */
    private static String ward(EstablishmentRecord establishment, Recorded<Event> recorded) {
        return establishment.on(Vietnam.dateOf(recorded.recordedAt())).ward();
    }

    private WatchIndex index(Connection connection) throws SQLException {
        long position = WatchTables.changed(connection);
        Known cached = known;
        if (cached == null || cached.position != position) {
            cached = new Known(position, new WatchIndex(keys, WatchTables.entries(connection)));
            known = cached;
        }
        return cached.index;
    }
}
