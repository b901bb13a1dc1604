package vn.luutru.projection.watch;

import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.Register;

/** Two establishments in two wards, what is declared and looked for there, and what officers then see. */
final class WatchedProvince implements AutoCloseable {

    /** Of the document that is looked for. */
    static final String NUMBER = "038077000123";

    static final UUID ENTRY = new UUID(7, 1);

    final WatchKeys keys = new WatchKeys(new byte[32]);
    final TestDatabase database = TestDatabase.create();
    final List<Recorded<Event>> log = new ArrayList<>();

    WatchedProvince() {
        happens(registered("bien", "16531"), registered("nui", "14797"));
    }

    /** Each a minute after the one before. */
    void happens(Event... events) {
        for (Event event : events) {
            log.add(new Recorded<>(log.size() + 1, BEGIN.plus(Duration.ofMinutes(log.size())), event));
        }
    }

    /** @param wards where it holds; null for the whole province */
    WatchEntryAdded number(UUID entry, @Nullable String wards) {
        return new WatchEntryAdded(
                entry,
                keys.ofNumber(NUMBER),
                null,
                null,
                "Công an tỉnh",
                "QĐ 45",
                wards,
                LocalDate.of(2026, 12, 31),
                BEGIN,
                "officer");
    }

    WatchEntryAdded name(UUID entry, String name, String born) {
        return new WatchEntryAdded(
                entry,
                keys.ofName(name, BirthDate.parse(born)),
                name,
                born,
                "Công an tỉnh",
                "QĐ 45",
                null,
                LocalDate.of(2026, 12, 31),
                BEGIN,
                "officer");
    }

    static Event born(String reference, String name, @Nullable BirthDate born) {
        return checkedIn(
                "bien",
                reference,
                guest(name, "03809000000" + reference, BEGIN)
                        .set(Field.DATE_OF_BIRTH, born)
                        .build());
    }

    /** An event at an instant of its own. */
    void happensAt(Instant recordedAt, Event event) {
        log.add(new Recorded<>(log.size() + 1, recordedAt, event));
    }

    /** What is seen once everything that happened is applied, from the first event on. */
    List<WatchAlert> alerts(Scope scope) throws SQLException {
        BuiltReadModels.build(database, log, new Register(), new WatchMatches(keys));
        return queries().alerts(scope, false, 100).items();
    }

    WatchQueries queries() {
        return new WatchQueries(database.dataSource(), keys);
    }

    @Override
    public void close() {
        database.close();
    }
}
