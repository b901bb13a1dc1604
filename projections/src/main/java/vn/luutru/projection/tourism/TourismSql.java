package vn.luutru.projection.tourism;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.SqlText;

/**
 * The one statement behind every figure. From the inside out: each fact as a row of ones and zeros on its day, with
 * the establishment's description of that day; the sums of the atoms; the rounding of each; the sums of the groups
 * that were asked for.
 */
final class TourismSql {

    private static final List<String> MEASURES =
            List.of("day_guests", "overnight_arrivals", "open_arrivals", "nights", "open_nights", "rooms_used");

    private static final String HOUSES = """
            with era as (
                select id, ward, type, stars, rooms, beds, valid_from,
                    case when lag(valid_from) over w is null then '-infinity' else valid_from end as since,
                    coalesce(lead(valid_from) over w, 'infinity') as until
                from figures.description window w as (partition by id order by valid_from)),
            house as (select * from era where type = any(?) and (?::text is null or ward = ?)),
            opened as (
                select id, since, until from (
                    select id, state, from_day as since,
                        coalesce(lead(from_day) over (partition by id order by from_day), 'infinity') as until
                    from figures.phase) p where state = 'OPEN'
                union all
                select d.id, '-infinity', coalesce((select min(p.from_day) from figures.phase p where p.id = d.id),
                    'infinity')
                from (select distinct id from figures.description) d),
            """;

    private static final String COUNTED = """
            counted as (
                select stay_id, establishment, room, nationality, age, sex,
                    (arrived_at at time zone 'Asia/Ho_Chi_Minh')::date as arrived_on,
                    (departed_at at time zone 'Asia/Ho_Chi_Minh')::date as departed_on
                from figures.stay where not cancelled and (purpose is null or purpose <> all(?)) and arrived_at < ?
                    and (departed_at is null or departed_at >= ? or arrived_at >= ?)
                    and establishment in (select id from house)),
            """;

    private static final String ARRIVALS = """
            arrival as (
                select s.arrived_on as day, h.ward, h.type, h.stars, s.nationality, s.age, s.sex,
                    coalesce(s.departed_on <= s.arrived_on, false)::int as day_guests,
                    coalesce(s.departed_on > s.arrived_on, false)::int as overnight_arrivals,
                    (s.departed_on is null)::int as open_arrivals
                from counted s join house h
                    on h.id = s.establishment and s.arrived_on >= h.since and s.arrived_on < h.until
                where s.arrived_on >= ? and s.arrived_on < ?),
            """;

    private static final String NIGHTS = """
            stayed as (
                select greatest(s.arrived_on, p.first) + i as day, s.establishment, s.nationality, s.age, s.sex,
                    s.departed_on, coalesce('r' || s.room, 's' || s.stay_id) as room_used
                from (select ?::date as first, ?::date as last) p
                join counted s on s.arrived_on < p.last and coalesce(s.departed_on, 'infinity'::date) > p.first
                cross join lateral generate_series(0,
                    least(coalesce(s.departed_on, 'infinity'::date), p.last)
                        - greatest(s.arrived_on, p.first) - 1) i),
            night as (
                select n.day, h.ward, h.type, h.stars, n.nationality, n.age, n.sex,
                    (n.departed_on is not null)::int as nights, (n.departed_on is null)::int as open_nights
                from stayed n join house h on h.id = n.establishment and n.day >= h.since and n.day < h.until)
            """;

    private static final String ROOMS = """
            select n.day, h.ward, h.type, h.stars
            from (select distinct day, establishment, room_used from stayed) n
            join house h on h.id = n.establishment and n.day >= h.since and n.day < h.until
            """;

    private static final String AVAILABLE = """
            select b.first + i as day, b.ward, b.type, b.stars, b.rooms, b.beds from (
                select h.*, greatest(h.valid_from, o.since, ?::date) as first, least(h.until, o.until, ?::date) as last
                from house h join opened o on o.id = h.id) b
            cross join lateral generate_series(0, b.last - b.first - 1) i
            """;

    private final TourismQuestion question;
    private final LocalDate countedUntil;
    private final AgeGroups ages;
    private final Rounding rounding;

    TourismSql(TourismQuestion question, LocalDate countedUntil, AgeGroups ages, Rounding rounding) {
        this.question = question;
        this.countedUntil = countedUntil;
        this.ages = ages;
        this.rounding = rounding;
    }

    SqlText text(int limit) {
        Instant from = question.from().atStartOfDay(Vietnam.ZONE).toInstant();
        Instant to = question.to().atStartOfDay(Vietnam.ZONE).toInstant();
        SqlText sql = new SqlText()
                .add(HOUSES, Tourist.TYPES, question.territory(), question.territory())
                .add(COUNTED, Tourist.OTHER_PURPOSES, to, from, from)
                .add(ARRIVALS, question.from(), question.to())
                .add(NIGHTS, question.from(), countedUntil);
        String groups = listed(question.groupBy());
        String sums = MEASURES.stream()
                .map(measure -> ", sum(%1$s)::bigint as %1$s".formatted(measure))
                .collect(Collectors.joining());
        sql.add("select " + groups + " count(*)" + sums);
        sql.add(", sum(rooms_available)::bigint as rooms_available, sum(beds_available)::bigint as beds_available");
        sql.add("from (select " + groups + String.join(", ", MEASURES));
        sql.add(", 0 as rooms_available, 0 as beds_available from (");
        sql.add(atoms()).add(") published");
        if (!question.ofPersons()) {
            sql.add("union all select " + groups + "0, 0, 0, 0, 0, 0, rooms_available, beds_available from (");
            sql.add("select " + defined(question.groupBy())
                    + "rooms as rooms_available, beds as beds_available from (");
            sql.add(AVAILABLE, question.from(), countedUntil).add(") a) available");
        }
        sql.add(") figure");
        if (!question.groupBy().isEmpty()) {
            String columns = question.groupBy().stream().map(GroupBy::column).collect(Collectors.joining(", "));
            sql.add("group by " + columns + " order by " + columns);
        }
        return sql.add("limit ?", limit);
    }

    /** The smallest groups whose sums are made public, or, without rounding, the very groups that were asked for. */
    private SqlText atoms() {
        List<GroupBy> dimensions = question.exact() ? question.groupBy() : Rounding.atoms(question.ofPersons());
        String keys = defined(dimensions);
        SqlText facts = new SqlText()
                .add("select " + keys + "day_guests, overnight_arrivals, open_arrivals, 0 as nights,")
                .add("0 as open_nights, 0 as rooms_used from arrival")
                .add("union all select " + keys + "0, 0, 0, nights, open_nights, 0 from night");
        if (!question.ofPersons()) {
            facts.add("union all select " + keys + "0, 0, 0, 0, 0, 1 from (" + ROOMS + ") room");
        }
        String columns = dimensions.stream().map(GroupBy::column).collect(Collectors.joining(", "));
        SqlText sums = new SqlText().add("select " + listed(dimensions));
        sums.add(MEASURES.stream()
                .map(measure -> "sum(%1$s)::bigint as %1$s".formatted(measure))
                .collect(Collectors.joining(", ")));
        sums.add("from (").add(facts).add(") fact");
        if (!dimensions.isEmpty()) {
            sums.add("group by " + columns);
        }
        return question.exact() ? sums : rounding.of(sums, dimensions, MEASURES, question.ofPersons());
    }

    private static String listed(List<GroupBy> dimensions) {
        return dimensions.stream().map(dimension -> dimension.column() + ", ").collect(Collectors.joining());
    }

    private String defined(List<GroupBy> dimensions) {
        return dimensions.stream()
                .map(dimension -> definition(dimension) + " as " + dimension.column() + ", ")
                .collect(Collectors.joining());
    }

    private String definition(GroupBy dimension) {
        return switch (dimension) {
            case DAY -> "day";
            case MONTH -> "left(day::text, 7)";
            case WARD -> "ward";
            case ESTABLISHMENT_TYPE -> "type";
            case STARS -> "stars";
            case ORIGIN ->
                "case when nationality is null then 'UNKNOWN' when nationality = '%s' then 'DOMESTIC' else 'INTERNATIONAL' end"
                        .formatted(Vietnam.CODE);
            case NATIONALITY -> "nationality";
            case AGE_GROUP -> ages.sql("age");
            case SEX -> "coalesce(sex, 'UNKNOWN')";
        };
    }
}
