package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Rows;
import vn.luutru.projection.SqlText;

/**
 * The tables {@code description} and {@code phase}: all that is known about establishments, in the schema of any
 * projection that needs it to judge its own events.
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
    private static final List<String> PHASE = List.of("id text", "from_day date", "state text");

    private EstablishmentTables() {}

    /** Creates both tables in a schema. */
    public static void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table %1$s.description (
                    id text collate "C", name text not null, type text not null, stars int, regime text not null,
                    ward text not null, zone text, rooms int not null, beds int not null, remote boolean not null,
                    valid_from date, primary key (id, valid_from));
                create index on %1$s.description (ward, id);
                create table %1$s.phase (
                    id text collate "C", from_day date, state text not null, primary key (id, from_day))
                """, schema));
        }
    }

    /** Applies the establishments' events of a batch; returns the records that changed, as they are now. */
    public static Map<String, EstablishmentRecord> apply(
            Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
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
        Map<String, EstablishmentRecord> records = find(connection, schema, ids);
        for (EstablishmentEvent event : events) {
            String id = event.establishment().value();
            EstablishmentRecord evolved = evolve(records.get(id), event);
            if (evolved != null) {
                records.put(id, evolved);
            }
        }
        store(connection, schema, ids, records.values());
        return records;
    }

    /** The records of these establishments, as far as they are registered. */
    public static Map<String, EstablishmentRecord> find(Connection connection, String schema, Collection<String> ids)
            throws SQLException {
        Map<String, List<Establishment>> descriptions = new LinkedHashMap<>();
        for (Establishment description : new SqlText()
                .add(
                        String.format(
                                Locale.ROOT,
                                "select * from %s.description where id = any(?) order by id, valid_from",
                                schema),
                        ids)
                .list(connection, EstablishmentTables::description)) {
            descriptions
                    .computeIfAbsent(description.id().value(), id -> new ArrayList<>())
                    .add(description);
        }
        Map<String, List<Phase>> phases = new LinkedHashMap<>();
        new SqlText()
                .add(
                        String.format(
                                Locale.ROOT, "select * from %s.phase where id = any(?) order by id, from_day", schema),
                        ids)
                .list(
                        connection,
                        row -> phases.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                                .add(new Phase(
                                        row.getObject("from_day", java.time.LocalDate.class),
                                        EstablishmentRecord.State.valueOf(row.getString("state")))));
        Map<String, EstablishmentRecord> records = new LinkedHashMap<>();
        descriptions.forEach((id, recorded) ->
                records.put(id, new EstablishmentRecord(recorded, phases.getOrDefault(id, List.of()))));
        return records;
    }

    /** All records in a schema. */
    public static Map<String, EstablishmentRecord> all(Connection connection, String schema) throws SQLException {
        List<String> ids = new SqlText()
                .add(String.format(Locale.ROOT, "select distinct id from %s.description", schema))
                .list(connection, row -> row.getString("id"));
        return find(connection, schema, ids);
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

    private static void store(
            Connection connection, String schema, Collection<String> ids, Collection<EstablishmentRecord> records)
            throws SQLException {
        Rows former = new Rows(List.of("id text"));
        ids.forEach(former::add);
        former.delete(connection, schema + ".description");
        former.delete(connection, schema + ".phase");
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
                phases.add(record.id(), phase.from(), phase.state());
            }
        }
        descriptions.insert(connection, schema + ".description", "");
        phases.insert(connection, schema + ".phase", "");
    }

    private static Establishment description(ResultSet row) throws SQLException {
        int stars = row.getInt("stars");
        return new Establishment(
                new EstablishmentId(row.getString("id")),
                row.getString("name"),
                Code.of(EstablishmentType.class, row.getString("type")),
                stars == 0 ? null : stars,
                Code.of(Regime.class, row.getString("regime")),
                row.getString("ward"),
                row.getString("zone"),
                row.getInt("rooms"),
                row.getInt("beds"),
                row.getBoolean("remote"),
                row.getObject("valid_from", java.time.LocalDate.class));
    }
}
