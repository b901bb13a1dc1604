package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The tables {@code description} and {@code phase}: all that is known about establishments, in any read model that needs
 * it to judge its own events. Questions use an {@link EstablishmentReader}.
 */
public final class EstablishmentTables {

    private static final List<String> DESCRIPTION = List.of(
            "id text",
            "name text",
            "type text",
            "stars int",
            "regime text",
            "ward text",
            "zone text",
            "rooms int",
            "beds int",
            "remote boolean",
            "valid_from date");
    private static final List<String> PHASE = List.of("id text", "from_day date", "state text", "merged_into text");

    private EstablishmentTables() {}

    /** Creates both tables. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table description (
                    id text collate "C", name text not null, type text not null, stars int, regime text not null,
                    ward text not null, zone text, rooms int not null, beds int not null, remote boolean not null,
                    valid_from date, primary key (id, valid_from));
                create index on description (ward, id);
                create table phase (
                    id text collate "C", from_day date, state text not null, merged_into text,
                    primary key (id, from_day));
                create index on phase (merged_into) where merged_into is not null
                """);
        }
    }

    /**
     * Those of which a description begins to hold after a local day, up to another one.
     *
     * @param after null for all that hold by the other
     */
    public static Map<String, EstablishmentRecord> begun(
            Connection connection, @Nullable LocalDate after, LocalDate until) throws SQLException {
        if (until.equals(after)) {
            return Map.of();
        }
        return find(
                connection,
                new SqlText()
                        .add("select distinct id from description where valid_from <= ?", until)
                        .addIf(after, "and valid_from > ?")
                        .list(connection, row -> row.getString("id")));
    }

    /** Applies the establishments' events of a batch; returns the records that changed, as they are now. */
    public static Map<String, EstablishmentRecord> apply(Connection connection, List<Recorded<Event>> batch)
            throws SQLException {
        List<EstablishmentEvent> events = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof EstablishmentEvent event) {
                events.add(event);
                ids.add(event.establishment().value());
            }
        }
        if (events.isEmpty()) {
            return Map.of();
        }
        Map<String, EstablishmentRecord> records = find(connection, ids);
        for (EstablishmentEvent event : events) {
            String id = event.establishment().value();
            EstablishmentRecord evolved = evolve(records.get(id), event);
            if (evolved != null) {
                records.put(id, evolved);
            }
        }
        store(connection, ids, records.values());
        return records;
    }

    /** The records of these establishments, as far as they are registered. */
    public static Map<String, EstablishmentRecord> find(Connection connection, Collection<String> ids)
            throws SQLException {
        return EstablishmentReader.WRITTEN.find(connection, ids);
    }

    /** All records. */
    public static Map<String, EstablishmentRecord> all(Connection connection) throws SQLException {
        return EstablishmentReader.WRITTEN.all(connection);
    }

    /** The record after one more event; null if the event makes no sense, as nothing is known of the establishment. */
    public static @Nullable EstablishmentRecord evolve(@Nullable EstablishmentRecord known, EstablishmentEvent event) {
        if (known == null && event instanceof EstablishmentChanged changed) {
            return new EstablishmentRecord(List.of(changed.description()), List.of());
        }
        if (known == null && !(event instanceof EstablishmentEvent.EstablishmentRegistered)) {
            return null;
        }
        return EstablishmentRecord.evolve(known, event);
    }

    private static void store(Connection connection, Collection<String> ids, Collection<EstablishmentRecord> records)
            throws SQLException {
        Rows former = new Rows(List.of("id text"));
        ids.forEach(former::add);
        former.delete(connection, "description");
        former.delete(connection, "phase");
        Rows descriptions = new Rows(DESCRIPTION);
        Rows phases = new Rows(PHASE);
        for (EstablishmentRecord record : records) {
            for (Establishment description : record.descriptions()) {
                descriptions.add(
                        description.id(),
                        description.name(),
                        description.type(),
                        description.stars(),
                        description.regime(),
                        description.ward(),
                        description.zone(),
                        description.rooms(),
                        description.beds(),
                        description.remote(),
                        description.validFrom());
            }
            for (Phase phase : record.phases()) {
                phases.add(record.id(), phase.from(), phase.state(), phase.mergedInto());
            }
        }
        descriptions.insert(connection, "description", "");
        phases.insert(connection, "phase", "");
    }
}
