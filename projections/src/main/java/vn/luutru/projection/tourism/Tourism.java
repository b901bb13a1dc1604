package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Purpose;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Sex;
import vn.luutru.declaration.StayEvent;
import vn.luutru.declaration.StayEvent.GuestCheckedIn;
import vn.luutru.projection.Projection;
import vn.luutru.projection.Rows;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentTables;

/**
 * The facts that tourism statistics count: one row a stay, with neither names nor numbers nor the operator's
 * reference, and the establishments' descriptions by day.
 *
 * <p>Figures are counted when they are asked for. So a correction, a cancellation or a description told late moves
 * them back to the days where they belong, however long ago, without any row that could disagree.
 */
public final class Tourism implements Projection {

    /** Its name and schema. */
    public static final String NAME = "tourism";

    private static final List<String> COLUMNS = List.of(
            "stay_id uuid",
            "establishment text",
            "arrived_on date",
            "departed_on date",
            "room text",
            "nationality text",
            "age int",
            "sex text",
            "purpose text",
            "cancelled boolean",
            "counts boolean");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        EstablishmentTables.create(connection, schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table %1$s.stay (
                        stay_id uuid primary key, establishment text collate "C" not null,
                        arrived_on date not null, departed_on date, room text collate "C",
                        nationality text collate "C", age int, sex text collate "C", purpose text collate "C",
                        cancelled boolean not null, counts boolean not null);
                    create index on %1$s.stay (arrived_on) where counts;
                    create index on %1$s.stay ((coalesce(departed_on, 'infinity'::date))) where counts
                    """.formatted(schema));
        }
    }

    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        EstablishmentTables.apply(connection, schema, batch);
        Map<UUID, StayFact> facts = loadTouched(connection, schema, batch);
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                facts.put(in.stream(), StayFact.begin(in));
            } else if (recorded.event() instanceof StayEvent event) {
                StayFact fact = facts.get(event.stream());
                if (fact != null) {
                    fact.apply(event);
                }
            }
        }
        Rows begun = new Rows(COLUMNS);
        Rows changed = new Rows(COLUMNS);
        for (StayFact fact : facts.values()) {
            (fact.stored ? changed : begun)
                    .add(
                            fact.id,
                            fact.establishment,
                            fact.arrivedOn,
                            fact.departedOn,
                            fact.room,
                            fact.nationality,
                            fact.age,
                            fact.sex,
                            fact.purpose,
                            fact.cancelled,
                            fact.counts());
        }
        begun.insert(connection, schema + ".stay", "");
        changed.update(connection, schema + ".stay");
    }

    private static Map<UUID, StayFact> loadTouched(Connection connection, String schema, List<Recorded<Event>> batch)
            throws SQLException {
        Set<UUID> begun = new HashSet<>();
        Set<String> touched = new HashSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                begun.add(in.stream());
            } else if (recorded.event() instanceof StayEvent event && !begun.contains(event.stream())) {
                touched.add(event.stream().toString());
            }
        }
        Map<UUID, StayFact> facts = new LinkedHashMap<>();
        if (!touched.isEmpty()) {
            for (StayFact fact : new SqlText()
                    .add("select * from %s.stay where stay_id = any(?::uuid[])".formatted(schema), touched)
                    .list(connection, Tourism::fact)) {
                facts.put(fact.id, fact);
            }
        }
        return facts;
    }

    private static StayFact fact(ResultSet row) throws SQLException {
        StayFact fact = new StayFact(
                row.getObject("stay_id", UUID.class),
                row.getString("establishment"),
                row.getObject("arrived_on", LocalDate.class),
                true);
        fact.departedOn = SqlText.date(row, "departed_on");
        fact.room = row.getString("room");
        fact.nationality = row.getString("nationality");
        fact.age = row.getObject("age", Integer.class);
        fact.sex = code(Sex.class, row.getString("sex"));
        fact.purpose = code(Purpose.class, row.getString("purpose"));
        fact.cancelled = row.getBoolean("cancelled");
        return fact;
    }

    private static <E extends Enum<E>> @Nullable E code(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
