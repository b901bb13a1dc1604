package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentsOn;
import vn.luutru.projection.figures.StayFigures;

/**
 * Questions about who declares.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class ComplianceQueries {

    /** A day is judged once it is over. */
    private final Clock clock;

    private final DataSource database;

    public ComplianceQueries(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     *
     * @throws IllegalArgumentException if the page is none of this answer
     */
    public Page<ComplianceLine> list(ComplianceQuestion question) {
        List<String> after = PageToken.parts(question.page(), 2);
        int size = Page.size(question.size());
        LocalDate today = Vietnam.dateOf(clock.instant());
        // The first description holds for earlier days too, but no report is missing before it.
        SqlText sql = new SqlText()
                .add("""
                        with described as (
                            select id, name, type, ward, valid_from, row_number() over w = 1 as first,
                                min(valid_from) over (partition by id) as registered,
                                lead(valid_from, 1, 'infinity'::date) over w as until
                            from figures.description window w as (partition by id order by valid_from)
                        ), lying as (
                            select id, name, type, ward, registered, valid_from,
                                case when first then '-infinity'::date else valid_from end as since, until
                            from described
                        ), asked as (
                            select * from lying where since <= ? and until > ?
                        """, question.to(), question.from())
                .addIf(question.territory(), "and ward = ?")
                .addIf(question.ward(), "and ward = ?")
                .add("""
                        ), phases as (
                            select id, state, from_day as since,
                                lead(from_day, 1, 'infinity'::date) over (partition by id order by from_day) as until
                            from figures.phase
                        ), days as (
                            select a.id, a.name, a.type, a.ward, a.valid_from, d.day,
                        """)
                .add("""
                                d.day >= a.registered and d.day < ? and not exists (select from phases p
                                    where p.id = a.id and p.state <> 'OPEN' and p.since <= d.day and p.until > d.day)
                                    as open,
                                coalesce(f.on_time, 0) as on_time, coalesce(f.late, 0) as late,
                                coalesce(f.nil, 0) > 0 as nil,
                                coalesce(f.on_time + f.late + f.told + f.nil, 0) > 0 as told
                            from (select * from asked where (id, ward) in (
                                select id, ward from asked
                        """, today);
        if (after != null) {
            sql.add("where (id, ward) > (?, ?)", after.get(0), after.get(1));
        }
        sql.add("""
                                group by id, ward order by id, ward limit ?)) a
                            cross join lateral (select g::date as day from generate_series(
                                greatest(a.since, ?::date), least(a.until - 1, ?::date), interval '1 day') g) d
                            left join figures.day f on f.establishment = a.id and f.day = d.day
                        )
                        select id, ward, (array_agg(name order by valid_from desc))[1] as name,
                            (array_agg(type order by valid_from desc))[1] as type,
                            sum(on_time) as on_time, sum(late) as late, count(*) filter (where open) as open_days,
                            count(*) filter (where open and not told) as missing_days,
                            count(*) filter (where nil) as nil_days
                        from days group by id, ward order by id, ward
                        """, size + 1, question.from(), question.to());
        try (Connection connection = database.getConnection()) {
            List<ComplianceLine> found = sql.list(
                    connection,
                    row -> new ComplianceLine(
                            row.getString("id"),
                            row.getString("name"),
                            EstablishmentType.valueOf(row.getString("type")),
                            row.getString("ward"),
                            row.getLong("on_time"),
                            row.getLong("late"),
                            row.getLong("open_days"),
                            row.getLong("missing_days"),
                            row.getLong("nil_days")));
            boolean more = found.size() > size;
            List<ComplianceLine> shown = more ? found.subList(0, size) : found;
            return new Page<>(
                    shown,
                    more
                            ? PageToken.of(
                                    shown.getLast().establishmentId(),
                                    shown.getLast().ward())
                            : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * How far the province is, by type and ward.
     *
     * @param territory the ward that the reader is limited to, null for the whole province
     * @param from      the first local day of arrival
     * @param to        the last one
     */
    public List<ProgressLine> progress(LocalDate from, LocalDate to, @Nullable String territory) {
        SqlText sql = new SqlText()
                .add("with house as (select * from (")
                .add(EstablishmentsOn.day(StayFigures.NAME, to))
                .add(") h where valid_from <= ? and state <> 'CLOSED'", to)
                .addIf(territory, "and ward = ?")
                .add("""
                        ), figures as (
                            select establishment, sum(on_time + late) as declared, sum(card_qr) as card_qr,
                                sum(late) as late, sum(on_time + late + told + nil) > 0 as told
                            from figures.day where day between ? and ? group by establishment
                        )
                        select type, ward, count(*) as registered, count(*) filter (where state = 'OPEN') as active,
                            count(*) filter (where state = 'OPEN' and coalesce(told, false)) as declaring,
                            count(*) filter (where state = 'OPEN' and not coalesce(told, false)) as silent,
                            coalesce(sum(declared), 0) as declared, coalesce(sum(card_qr), 0) as by_card_qr,
                            coalesce(sum(late), 0) as late
                        from house left join figures on establishment = id
                        group by type, ward order by type collate "C", ward collate "C"
                        """, from, to);
        try (Connection connection = database.getConnection()) {
            return sql.list(
                    connection,
                    row -> new ProgressLine(
                            EstablishmentType.valueOf(row.getString("type")),
                            row.getString("ward"),
                            row.getLong("registered"),
                            row.getLong("active"),
                            row.getLong("declaring"),
                            row.getLong("silent"),
                            row.getLong("declared"),
                            row.getLong("by_card_qr"),
                            row.getLong("late")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
