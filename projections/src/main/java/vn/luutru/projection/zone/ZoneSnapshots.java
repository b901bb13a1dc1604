package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.SnapshotDays;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.occupancy.OccupantReader;
import vn.luutru.projection.occupancy.Occupants;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * Table {@code zone_edition}: what was known of each zone's midnight when that midnight came. It is written once and
 * never changed, so published figures do not move while declarations arrive. Exact; noise is added when it is published.
 *
 * <p>The territory is a ward, or empty for the whole zone.
 */
public final class ZoneSnapshots implements Aggregate {

    private static final String TABLE = "zone_edition";

    private static final String WHOLE = "";

    private static final List<String> COLUMNS = List.of(
            "day date",
            "zone text",
            "territory text",
            "kind text",
            "key text",
            "name text",
            "persons int",
            "occupied int",
            "arrivals int",
            "leavings int",
            "past30 int",
            "missing_check_outs int");

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table zone_edition (
                    day date not null, zone text not null, territory text not null, kind text not null,
                    key text collate "C", name text collate "C", persons int not null, occupied int not null,
                    arrivals int not null, leavings int not null, past30 int not null,
                    missing_check_outs int not null);
                create index on zone_edition (zone, day)
                """);
        }
        SnapshotDays.create(connection, TABLE);
    }

    @Override
    public void dayBegun(Connection connection, LocalDate today, long position) throws SQLException {
        for (LocalDate day : SnapshotDays.begin(connection, TABLE, today)) {
            write(connection, day);
        }
    }

    private static void write(Connection connection, LocalDate day) throws SQLException {
        Instant at = Vietnam.startOf(day);
        Rows rows = new Rows(COLUMNS);
        Map<String, Map<String, List<String>>> territories = new TreeMap<>();
        Collection<EstablishmentRecord> known = new TreeMap<>(EstablishmentTables.all(connection)).values();
        Mergers mergers = Mergers.on(known, day);
        for (EstablishmentRecord record : known) {
            Establishment description = record.on(day);
            // One that is not registered yet would be named by who is in it alone.
            boolean registered = !record.descriptions().getFirst().validFrom().isAfter(day);
            if (description.zone() != null && registered) {
                Map<String, List<String>> establishments =
                        territories.computeIfAbsent(description.zone(), zone -> new TreeMap<>());
                establishments
                        .computeIfAbsent(WHOLE, whole -> new ArrayList<>())
                        .add(description.id().value());
                establishments
                        .computeIfAbsent(description.ward(), ward -> new ArrayList<>())
                        .add(description.id().value());
            }
        }
        Occupants occupants = OccupantReader.WRITTEN.between(connection, ZoneCounts.since(at), at);
        for (Map.Entry<String, Map<String, List<String>>> zone : territories.entrySet()) {
            for (Map.Entry<String, List<String>> territory : zone.getValue().entrySet()) {
                List<String> establishments = territory.getValue();
                for (Line line : withEmptyEstablishments(
                        ZoneCounts.of(occupants, establishments, mergers, at), establishments)) {
                    Figures figures = line.figures();
                    rows.add(
                            day,
                            zone.getKey(),
                            territory.getKey(),
                            line.kind(),
                            line.key(),
                            line.name(),
                            figures.persons(),
                            figures.occupied(),
                            figures.arrivals(),
                            figures.leavings(),
                            figures.past30(),
                            figures.missingCheckOuts());
                }
            }
        }
        rows.insert(connection, TABLE, "");
    }

    /** Each establishment has its line, so that a daily snapshot says which establishments it is of. */
    private static List<Line> withEmptyEstablishments(List<Line> counted, List<String> establishments) {
        List<Line> lines = new ArrayList<>(counted);
        List<@Nullable String> inhabited = counted.stream()
                .filter(line -> line.kind() == Line.Kind.ESTABLISHMENT)
                .<@Nullable String>map(Line::key)
                .toList();
        establishments.stream()
                .filter(establishment -> !inhabited.contains(establishment))
                .forEach(establishment ->
                        lines.add(new Line(Line.Kind.ESTABLISHMENT, establishment, null, Figures.NONE)));
        return lines;
    }

    /**
     * The lines as they were known; none if there is no snapshot of the day.
     *
     * @param territory the province, or one ward
     */
    static List<Line> lines(Connection connection, String zone, LocalDate day, Territory territory)
            throws SQLException {
        return new SqlText()
                .add("select * from figures.zone_edition where zone = ? and day = ?", zone, day)
                .add("and territory = ?", key(territory))
                .add("order by kind, key nulls last, name nulls last")
                .list(
                        connection,
                        row -> new Line(
                                Code.of(Line.Kind.class, row.getString("kind")),
                                row.getString("key"),
                                row.getString("name"),
                                new Figures(
                                        row.getLong("persons"),
                                        row.getLong("occupied"),
                                        row.getLong("arrivals"),
                                        row.getLong("leavings"),
                                        row.getLong("past30"),
                                        row.getLong("missing_check_outs"))));
    }

    /**
     * Who was in a zone at some midnights: the lines of the total and of the establishments, by day, with the persons alone.
     *
     * @param territory the province, or one ward
     */
    static Map<LocalDate, List<Line>> persons(
            Connection connection, String zone, LocalDate first, LocalDate last, Territory territory)
            throws SQLException {
        Map<LocalDate, List<Line>> lines = new TreeMap<>();
        new SqlText()
                .add("select day, kind, key, persons from figures.zone_edition where zone = ?", zone)
                .add("and day between ? and ? and territory = ?", first, last, key(territory))
                .add("and kind in (?, ?)", Line.Kind.TOTAL, Line.Kind.ESTABLISHMENT)
                .each(
                        connection,
                        row -> lines.computeIfAbsent(row.getObject("day", LocalDate.class), none -> new ArrayList<>())
                                .add(new Line(
                                        Code.of(Line.Kind.class, row.getString("kind")),
                                        row.getString("key"),
                                        null,
                                        new Figures(row.getLong("persons"), 0, 0, 0, 0, 0))));
        return lines;
    }

    /** What a territory of one part is called in the keys of what is kept of it. */
    static String key(Territory territory) {
        List<String> wards = territory.codes();
        return wards == null ? WHOLE : String.join(",", wards);
    }

    /** Nothing: snapshots go by the days alone. */
    @Override
    public void apply(Connection connection, List<Recorded<Event>> events, List<Step> steps) {}
}
