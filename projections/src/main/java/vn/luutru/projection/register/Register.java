package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.outage.OutageTables;

/**
 * Who stays where, and when.
 *
 * <p>A batch is folded in memory to one row per stay; only stays that the batch does not begin are loaded first. A
 * stay belongs to the ward that its establishment lies in on the last day of the stay, or today, while it goes on:
 * the guests in house move with their establishment when the day of its move has come; past stays keep their ward.
 *
 * <p>Beside the stays stand what many ask for: who has been here for long ({@link LongStays}), how many are in house
 * ({@link HouseDays}), who is declared twice ({@link RepeatedGuests}), and which names there are ({@link NameTable}).
 */
public final class Register implements Projection {

    /** Its name and schema. */
    public static final String NAME = "register";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 14;
    }

    @Override
    public Duration gathers() {
        return Duration.ofMillis(100);
    }

    /** Names, and persons in two establishments, are written and removed by one transaction at a time. */
    @Override
    public boolean byEstablishment() {
        return true;
    }

    @Override
    public boolean concernsAll(Event event) {
        return event instanceof MonthForgotten;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        EstablishmentTables.create(connection);
        StayTable.create(connection);
        NameTable.create(connection);
        LongStays.create(connection);
        HouseDays.create(connection);
        RepeatedGuests.create(connection);
        OutageTables.create(connection);
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        Map<String, EstablishmentRecord> moved = new HashMap<>(EstablishmentTables.apply(connection, batch));
        LocalDate before = LongStays.day(connection);
        int from = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).event() instanceof MonthForgotten forgotten) {
                applyStays(connection, batch.subList(from, i));
                eraseMonth(connection, forgotten.month());
                from = i + 1;
            } else if (batch.get(i).event() instanceof OutageEvent outage) {
                applyStays(connection, batch.subList(from, i));
                MovedDeadlines.apply(connection, outage);
                from = i + 1;
            }
        }
        applyStays(connection, batch.subList(from, batch.size()));
        MovedDeadlines.described(connection, moved.keySet());
        LocalDate today = LongStays.day(connection);
        if (today != null) {
            moved.putAll(EstablishmentTables.begun(connection, before, today));
            for (Map.Entry<String, EstablishmentRecord> entry : moved.entrySet()) {
                moveStays(connection, entry.getKey(), entry.getValue(), today);
            }
        }
    }

    private static void applyStays(Connection connection, List<Recorded<Event>> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        List<Integer> months = StayMonths.all(connection);
        // No clock is sure to run on: the latest, which need not be the last.
        Instant latest = batch.stream()
                .map(Recorded::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LongStays longStays = LongStays.on(connection, months, latest);
        Map<UUID, StayRow> rows = loadTouched(connection, months, batch);
        rows.values().forEach(row -> row.listed = longStays.listed(row));
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                // Without a name its key is destroyed: it was erased before this register came to it.
                if (in.details().has(Field.FULL_NAME)) {
                    rows.put(in.stream(), StayRow.begin(in, recorded.month(), recorded.position()));
                }
            } else if (recorded.event() instanceof StayEvent event) {
                StayRow row = rows.get(event.stream());
                if (row != null && !row.erased) {
                    row.apply(event, recorded.position());
                }
            }
        }
        MovedDeadlines.judge(connection, rows.values());
        StayMonths.add(
                connection, months, rows.values().stream().map(row -> row.month).toList());
        store(connection, rows.values(), longStays.day());
        longStays.store(connection, rows.values());
    }

    private static Map<UUID, StayRow> loadTouched(
            Connection connection, List<Integer> months, List<Recorded<Event>> batch) throws SQLException {
        Set<UUID> begun = new HashSet<>();
        Set<UUID> ended = new HashSet<>();
        Set<UUID> moved = new HashSet<>();
        Set<UUID> corrected = new HashSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                begun.add(in.stream());
            } else if (recorded.event() instanceof StayEvent event && !begun.contains(event.stream())) {
                switch (event) {
                    case StayCorrected correction -> corrected.add(event.stream());
                    case GuestMoved move -> moved.add(event.stream());
                    case GuestCheckedIn again -> ended.add(event.stream());
                    case GuestCheckedOut out -> ended.add(event.stream());
                    case StayCancelled cancelled -> ended.add(event.stream());
                    case StayForgotten forgotten -> ended.add(event.stream());
                }
            }
        }
        moved.removeAll(corrected);
        ended.removeAll(corrected);
        ended.removeAll(moved);
        Map<UUID, StayRow> rows = new HashMap<>();
        StayTable.load(connection, months, corrected, Field.all()).forEach(row -> rows.put(row.id.value(), row));
        StayTable.load(connection, months, moved, StayRow.PLACES).forEach(row -> rows.put(row.id.value(), row));
        StayTable.load(connection, months, ended, StayRow.TIMES).forEach(row -> rows.put(row.id.value(), row));
        return rows;
    }

    private static void store(Connection connection, Collection<StayRow> rows, LocalDate today) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> establishments = new HashSet<>();
        rows.forEach(row -> establishments.add(row.establishment));
        Map<String, EstablishmentRecord> records = EstablishmentTables.find(connection, establishments);
        // The guests of an establishment become neighbours in the table and in its indexes: faster to write, faster to
        // ask.
        List<StayRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(row -> row.id.value()));
        Map<Integer, ChangedRows> changed = new TreeMap<>();
        for (StayRow row : ordered) {
            changed.computeIfAbsent(row.month, month -> new ChangedRows())
                    .add(row, ward(records.get(row.establishment), row, today));
        }
        Set<Long> several = RepeatedGuests.several(connection, ordered);
        for (Map.Entry<Integer, ChangedRows> entry : changed.entrySet()) {
            entry.getValue().store(connection, StayMonths.table(entry.getKey()));
        }
        HouseDays.follow(connection, ordered, id -> wardToday(records.get(id), today));
        RepeatedGuests.follow(connection, ordered, several);
    }

    private static String ward(@Nullable EstablishmentRecord establishment, StayRow row, LocalDate today) {
        Instant departed = row.details.departedAt();
        return wardToday(establishment, departed == null ? today : Vietnam.dateOf(departed));
    }

    /** Empty while the establishment is not registered. */
    private static String wardToday(@Nullable EstablishmentRecord establishment, LocalDate today) {
        return establishment == null ? "" : establishment.on(today).ward();
    }

    /** Gives every stay of an establishment the ward of its last day, which is today while it goes on. */
    private static void moveStays(Connection connection, String id, EstablishmentRecord establishment, LocalDate today)
            throws SQLException {
        HouseDays.move(connection, id, wardToday(establishment, today));
        List<Establishment> recorded = establishment.descriptions();
        for (int i = 0; i < recorded.size(); i++) {
            LocalDate from = i == 0 ? null : recorded.get(i).validFrom();
            LocalDate until =
                    i + 1 == recorded.size() ? null : recorded.get(i + 1).validFrom();
            String sql = """
                update stay set ward = ? where establishment = ? and ward <> ?
                and coalesce(departed_at, ?::timestamptz) >= coalesce(?::timestamptz, '-infinity')
                and (?::timestamptz is null or coalesce(departed_at, ?::timestamptz) < ?::timestamptz)
                """;
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, recorded.get(i).ward());
                update.setString(2, id);
                update.setString(3, recorded.get(i).ward());
                update.setString(4, midnight(today));
                update.setString(5, midnight(from));
                update.setString(6, midnight(until));
                update.setString(7, midnight(today));
                update.setString(8, midnight(until));
                update.executeUpdate();
            }
        }
    }

    private static void eraseMonth(Connection connection, YearMonth forgotten) throws SQLException {
        int month = StayMonths.number(forgotten);
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, "delete from lasting where recorded_month = %d", month));
            if (StayMonths.all(connection).contains(month)) {
                NameTable.removeMonth(connection, month);
                List<StayRow> inHouse = StayTable.inHouse(connection, month);
                statement.execute("delete from " + StayMonths.table(month));
                inHouse.forEach(row -> row.erased = true);
                HouseDays.follow(connection, inHouse, id -> "");
                RepeatedGuests.followDeleted(connection);
            }
        }
    }

    private static @Nullable String midnight(@Nullable LocalDate day) {
        return day == null ? null : Vietnam.startOf(day).toString();
    }
}
