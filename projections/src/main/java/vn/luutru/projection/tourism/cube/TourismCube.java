package vn.luutru.projection.tourism.cube;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.MissingCheckOuts;
import vn.luutru.projection.figures.StayFacts;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * Tourism's sums, moved by the difference that each event makes: what the stay gave before is taken away, what it
 * gives now is added. Stays without a departure give one night more when a local day is over.
 */
public final class TourismCube implements Aggregate {

    /** Stays whose rooms are looked up at the same time. */
    private static final int CHUNK = 5_000;

    /**
     * The row of {@code tourism_state}.
     *
     * @param tables differs between the tables and those that a rebuild puts in their place
     */
    private record State(long tables, LocalDate countedUntil, AgeGroups ages, MissingCheckOuts missing) {}

    /** What holds after an event; cached as long as this process applies event after event. */
    private record Cached(
            long position,
            State state,
            Map<String, EstablishmentRecord> establishments,
            OpenStays open,
            RoomNights rooms) {

        Cached at(long newPosition, State newState) {
            return new Cached(newPosition, newState, establishments, open, rooms);
        }
    }

    private final AgeGroups ages;
    private final MissingCheckOuts missing;
    private final Rounding rounding;
    private final CubeTables sums;

    /** By the connection that applies: a rebuild has one of its own, and what a closed one knew is forgotten with it. */
    private final Map<Connection, Cached> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** With {@link MissingCheckOuts#USUAL}. */
    public TourismCube(AgeGroups ages, Rounding rounding) {
        this(ages, MissingCheckOuts.USUAL, rounding);
    }

    /** The settings are for tables that are made from now on; those that exist keep theirs until they are built anew. */
    public TourismCube(AgeGroups ages, MissingCheckOuts missing, Rounding rounding) {
        this.ages = ages;
        this.missing = missing;
        this.rounding = rounding;
        sums = new CubeTables(rounding);
    }

    @Override
    public void create(Connection connection) throws SQLException {
        CubeTables.create(connection);
        RoomNights.create(connection);
        MonthTotals.create(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                        create table tourism_state (
                            counted_until date not null, age_groups text not null, open_nights int not null,
                            secret text not null);
                        insert into tourism_state values ('1900-01-01', '%1$s', %2$d, '%3$s')
                        """, ages.text(), missing.nights(), rounding.fingerprint()));
        }
    }

    @Override
    public boolean outdated(Connection connection) throws SQLException {
        return !new SqlText()
                .add(
                        "select 1 from tourism_state where age_groups <> ? or open_nights <> ? or secret <>" + " ?",
                        ages.text(),
                        missing.nights(),
                        rounding.fingerprint())
                .list(connection, row -> 1)
                .isEmpty();
    }

    @Override
    public void dayBegun(Connection connection, LocalDate today, long position) throws SQLException {
        Cached now = known.remove(connection);
        // It may differ from what is known here: a transaction failed, or a rebuild took the place of the tables.
        State state = state(connection);
        if (now == null || now.position != position || !now.state.equals(state)) {
            now = new Cached(
                    position,
                    state,
                    new HashMap<>(EstablishmentTables.all(connection)),
                    new OpenStays(),
                    new RoomNights());
        }
        if (today.isAfter(state.countedUntil)) {
            now = goOn(connection, now, today);
        }
        known.put(connection, now);
    }

    @Override
    public void apply(Connection connection, List<Recorded<Event>> events, List<Step> steps) throws SQLException {
        Cached now = known.remove(connection);
        if (now == null) {
            throw new IllegalStateException("The day of these events has not begun");
        }
        StayContribution count =
                new StayContribution(now.state.ages, now.state.missing, now.state.countedUntil, now.rooms);
        Set<RoomNights.Room> rooms = new HashSet<>();
        for (Step step : steps) {
            count.eachRoom(step.before(), StayContribution.Period.ALWAYS, rooms::add);
            count.eachRoom(step.after(), StayContribution.Period.ALWAYS, rooms::add);
        }
        count.rooms.load(connection, rooms);
        for (Step step : steps) {
            EstablishmentRecord establishment =
                    now.establishments.get(step.after().establishment());
            count.add(step.before(), establishment, StayContribution.Period.ALWAYS, -1);
            count.add(step.after(), establishment, StayContribution.Period.ALWAYS, 1);
            now.open.follow(step.after(), establishment);
            count.end(step.position());
        }
        for (Recorded<Event> recorded : events) {
            if (recorded.event() instanceof EstablishmentEvent event) {
                describe(connection, now, event, count);
                count.end(recorded.position());
            }
        }
        MonthTotals.store(connection, sums.store(connection, count), now.state.countedUntil);
        known.put(connection, now.at(events.getLast().position(), now.state));
    }

    /** An establishment is described anew: its stays move, on the days on which it counts elsewhere now. */
    private static void describe(Connection connection, Cached now, EstablishmentEvent event, StayContribution count)
            throws SQLException {
        String id = event.establishment().value();
        EstablishmentRecord former = now.establishments.get(id);
        EstablishmentRecord changed = EstablishmentTables.evolve(former, event);
        if (changed == null) {
            return;
        }
        now.establishments.put(id, changed);
        now.open.follow(former, changed);
        StayContribution.Period period = Descriptions.difference(former, changed);
        if (period == null) {
            return;
        }
        Rows asked = new Rows(List.of("id text", "first timestamptz", "until timestamptz"));
        asked.add(id, Vietnam.startOf(period.from()), Vietnam.startOf(period.until()));
        List<Row> stays = StayFacts.find(connection, asked, """
            s.establishment = r.id and s.arrived_at < r.until
            and (s.departed_at is null or s.departed_at >= r.first or s.arrived_at >= r.first)\
            """);
        Set<RoomNights.Room> rooms = new HashSet<>();
        stays.forEach(stay -> count.eachRoom(stay, period, rooms::add));
        count.rooms.load(connection, rooms);
        stays.forEach(stay -> count.add(stay, former, period, -1));
        stays.forEach(stay -> count.add(stay, changed, period, 1));
    }

    /** The nights until today are over: each guest who has not left was there. */
    private Cached goOn(Connection connection, Cached now, LocalDate today) throws SQLException {
        StayContribution count = new StayContribution(now.state.ages, now.state.missing, today, now.rooms);
        StayContribution.Period nights = new StayContribution.Period(now.state.countedUntil, today);
        List<Row> open = now.open.find(connection, now.establishments.values());
        for (int from = 0; from < open.size(); from += CHUNK) {
            List<Row> some = open.subList(from, Math.min(open.size(), from + CHUNK));
            Set<RoomNights.Room> rooms = new HashSet<>();
            some.forEach(stay -> count.eachRoom(stay, nights, rooms::add));
            count.rooms.load(connection, rooms);
            some.forEach(stay -> count.nights(
                    stay, Objects.requireNonNull(now.establishments.get(stay.establishment())), nights, 1));
            count.rooms.store(connection);
        }
        count.end(now.position);
        MonthTotals.store(connection, sums.store(connection, count), now.state.countedUntil);
        MonthTotals.end(connection, now.state.countedUntil, today);
        new SqlText()
                .add("update tourism_state set counted_until = ? returning 1", today)
                .list(connection, row -> 1);
        return now.at(now.position, new State(now.state.tables, today, now.state.ages, now.state.missing));
    }

    private static State state(Connection connection) throws SQLException {
        return new SqlText()
                .add("select tableoid::bigint as tables, * from tourism_state")
                .list(
                        connection,
                        row -> new State(
                                row.getLong("tables"),
                                Objects.requireNonNull(SqlText.date(row, "counted_until")),
                                AgeGroups.parse(row.getString("age_groups")),
                                new MissingCheckOuts(row.getInt("open_nights"))))
                .getFirst();
    }
}
