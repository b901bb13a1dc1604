package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.RuleSet;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.zone.Traits.Group;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * Counts the stays of some houses: one question for all lines, one for the moves between houses and one for shared beds.
 *
 * <p>The first is kept to what PostgreSQL counts by hash in one pass over the stays. An employer's name, the commonest
 * spelling of it, and distinct beds would each have it sort the stays for every kind of line: ten times as slow.
 */
final class ZoneLines {

    /** A line of the first question; of an employer there is one for each spelling of its name. */
    private record Counted(
            Group group,
            @Nullable String spelling,
            long spelled,
            long persons,
            long arrivals,
            long leavings,
            long past30) {

        /** With the commoner spelling of the two, the first in the order of characters if they are as common. */
        Counted and(Counted other) {
            Counted named = isSpelledBefore(other) ? this : other;
            return new Counted(
                    group,
                    named.spelling,
                    named.spelled,
                    persons + other.persons,
                    arrivals + other.arrivals,
                    leavings + other.leavings,
                    past30 + other.past30);
        }

        private boolean isSpelledBefore(Counted other) {
            if (spelling == null || other.spelling == null || spelled != other.spelled) {
                return other.spelling == null || (spelling != null && spelled > other.spelled);
            }
            return spelling.compareTo(other.spelling) <= 0;
        }
    }

    private ZoneLines() {}

    /** The lines with anybody in them; without any, none at all. */
    static List<Line> of(Connection connection, String schema, List<String> houses, Instant at) throws SQLException {
        LocalDate day = Vietnam.dateOf(at);
        Instant month = startOf(day.withDayOfMonth(1));
        Instant past30 = startOf(day.minusDays(RuleSet.TEMPORARY_RESIDENCE_DAYS - 1L));
        Map<Group, Counted> counted = new LinkedHashMap<>();
        new SqlText()
                .add("with counted as (select establishment, worker_employer as employer,")
                .add(Traits.COLUMNS)
                .add("""
                        , departed_at is null or departed_at > ? as in_house,
                            arrived_at >= ? as arrived,
                            departed_at is not null and departed_at >= ? and departed_at <= ? as departed,
                            arrived_at < ? as long_ago
                        """, at, month, month, at, past30)
                // Who left before the month is in none of the counts.
                .add(
                        "from %s.stay where establishment = any(?) and not cancelled and arrived_at <= ?"
                                .formatted(schema),
                        houses,
                        at)
                .add("and (departed_at is null or departed_at >= ? or arrived_at >= ?))", month, month)
                .add("""
                        select grouping(establishment, tax_code, sex, origin, nationality, province) as level,
                            establishment, tax_code, name_only, employer, sex, origin, nationality, province,
                            count(*) as spelled,
                            count(*) filter (where in_house) as persons,
                            count(*) filter (where arrived) as arrivals,
                            count(*) filter (where departed) as leavings,
                            count(*) filter (where in_house and long_ago) as past30
                        from counted where in_house or arrived or departed
                        group by grouping sets ((establishment), (tax_code, name_only, employer), (sex), (origin),
                            (nationality), (province), ())
                        order by level, establishment, tax_code collate "C" nulls last,
                            name_only collate "C" nulls last, sex, origin, nationality, province
                        """)
                .list(connection, ZoneLines::counted)
                .forEach(line -> counted.merge(line.group, line, Counted::and));
        Transfers transfers = Transfers.between(connection, schema, houses, month, at);
        SharedBeds shared = SharedBeds.at(connection, schema, houses, at);
        List<Line> lines = new ArrayList<>();
        counted.values().forEach(line -> lines.add(line(line, transfers, shared)));
        return lines;
    }

    private static Counted counted(ResultSet row) throws SQLException {
        Line.Kind kind = Line.Kind.of(row.getInt("level"));
        boolean employer = kind == Line.Kind.EMPLOYER;
        return new Counted(
                new Group(
                        kind,
                        kind == Line.Kind.TOTAL ? null : row.getString(kind.column),
                        employer ? row.getString("name_only") : null),
                employer ? row.getString("employer") : null,
                row.getLong("spelled"),
                row.getLong("persons"),
                row.getLong("arrivals"),
                row.getLong("leavings"),
                row.getLong("past30"));
    }

    private static Line line(Counted counted, Transfers transfers, SharedBeds shared) {
        Group group = counted.group;
        return new Line(
                group.by(),
                group.key(),
                counted.spelling,
                new Figures(
                        counted.persons,
                        counted.persons - shared.surplus(group),
                        counted.arrivals,
                        counted.leavings,
                        transfers.of(group),
                        counted.past30));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Vietnam.ZONE).toInstant();
    }
}
