package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.luutru.declaration.RuleSet;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/** Counts the stays of some houses: one question for all lines, and one for the moves between houses. */
final class ZoneLines {

    /** What persons are grouped by, from the columns of the table of facts. */
    static final String KINDS = """
            worker_employer_tax_code as tax_code,
            case when worker_employer_tax_code is null then worker_employer end as name_only,
            coalesce(sex, 'UNKNOWN') as sex, nationality, residence_province as province,
            case when nationality is null then 'UNKNOWN' when nationality = '%s' then 'DOMESTIC'
                else 'INTERNATIONAL' end as origin
            """.formatted(Vietnam.CODE);

    private ZoneLines() {}

    /** The lines with anybody in them; without any, none at all. */
    static List<Line> of(Connection connection, String schema, List<String> houses, Instant at) throws SQLException {
        LocalDate day = Vietnam.dateOf(at);
        Instant month = startOf(day.withDayOfMonth(1));
        Instant past30 = startOf(day.minusDays(RuleSet.TEMPORARY_RESIDENCE_DAYS - 1L));
        Transfers transfers = Transfers.between(connection, schema, houses, month, at);
        return new SqlText()
                .add("with counted as (select establishment, room, bed, worker_employer as employer,")
                .add(KINDS)
                .add("""
                        , departed_at is null or departed_at > ? as in_house,
                            arrived_at >= ? as arrived,
                            departed_at is not null and departed_at >= ? and departed_at <= ? as departed,
                            arrived_at < ? as long_ago
                        """, at, month, month, at, past30)
                .add(
                        "from %s.stay where establishment = any(?) and not cancelled and arrived_at <= ?)"
                                .formatted(schema),
                        houses,
                        at)
                .add("""
                        select grouping(establishment, tax_code, sex, origin, nationality, province) as level,
                            establishment, tax_code, name_only, sex, origin, nationality, province,
                            mode() within group (order by employer collate "C") as name,
                            count(*) filter (where in_house) as persons,
                            count(distinct (establishment, room, bed)) filter (where in_house and bed is not null)
                                + count(*) filter (where in_house and bed is null) as occupied,
                            count(*) filter (where arrived) as arrivals,
                            count(*) filter (where departed) as leavings,
                            count(*) filter (where in_house and long_ago) as past30
                        from counted where in_house or arrived or departed
                        group by grouping sets (
                            (establishment), (tax_code, name_only), (sex), (origin), (nationality), (province), ())
                        order by level, establishment, tax_code collate "C" nulls last,
                            name_only collate "C" nulls last, sex, origin, nationality, province
                        """)
                .list(connection, row -> line(row, transfers));
    }

    private static Line line(ResultSet row, Transfers transfers) throws SQLException {
        Line.Kind kind = Line.Kind.of(row.getInt("level"));
        String key = kind == Line.Kind.TOTAL ? null : row.getString(kind.column);
        boolean employer = kind == Line.Kind.EMPLOYER;
        return new Line(
                kind,
                key,
                employer ? row.getString("name") : null,
                new Figures(
                        row.getLong("persons"),
                        row.getLong("occupied"),
                        row.getLong("arrivals"),
                        row.getLong("leavings"),
                        transfers.of(kind, key, employer ? row.getString("name_only") : null),
                        row.getLong("past30")));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Vietnam.ZONE).toInstant();
    }
}
