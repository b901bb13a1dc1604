package vn.luutru.projection.tourism;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.Tourist;

/**
 * What guests are, day by day: exact figures that no sums are kept for, counted stay by stay. From the inside out:
 * each fact as a row of ones and zeros on its day, with the establishment's description of that day, and the sums of
 * the groups that were asked for.
 */
final class GuestsSql {

    private static final String ESTABLISHMENTS = """
        with era as (
            select id, ward, type, stars, rooms, beds, valid_from,
                case when lag(valid_from) over w is null then '-infinity' else valid_from end as since,
                coalesce(lead(valid_from) over w, 'infinity') as until
            from figures.description window w as (partition by id order by valid_from)),
        establishment as (select * from era
            where type = any(?) and (?::text[] is null or ward = any(?::text[])) and (?::text is null or id = ?)),
        """;

    private static final String COUNTED = """
        counted as (
            select stay_id, establishment, nationality, age, sex,
                (arrived_at at time zone 'Asia/Ho_Chi_Minh')::date as arrived_on,
                (departed_at at time zone 'Asia/Ho_Chi_Minh')::date as departed_on,
                coalesce((departed_at at time zone 'Asia/Ho_Chi_Minh')::date,
                    (arrived_at at time zone 'Asia/Ho_Chi_Minh')::date
                        + (select open_nights from figures.tourism_state)) as ends_on
            from figures.stay where not cancelled and (purpose is null or purpose <> all(?)) and arrived_at < ?
                and (departed_at is null or departed_at >= ? or arrived_at >= ?)
                and establishment in (select id from establishment)),
        """;

    private static final String ARRIVALS = """
        arrival as (
            select s.arrived_on as day, h.ward, h.type, h.stars, s.nationality, s.age, s.sex,
                coalesce(s.departed_on <= s.arrived_on, false)::int as day_guests,
                coalesce(s.departed_on > s.arrived_on, false)::int as overnight_arrivals,
                (s.departed_on is null)::int as open_arrivals
            from counted s join establishment h
                on h.id = s.establishment and s.arrived_on >= h.since and s.arrived_on < h.until
            where s.arrived_on >= ? and s.arrived_on < ?),
        """;

    private static final String NIGHTS = """
        stayed as (
            select greatest(s.arrived_on, p.first) + i as day, s.establishment, s.nationality, s.age, s.sex,
                s.departed_on
            from (select ?::date as first, ?::date as last) p
            join counted s on s.arrived_on < p.last and s.ends_on > p.first
            cross join lateral generate_series(0,
                least(s.ends_on, p.last)
                    - greatest(s.arrived_on, p.first) - 1) i),
        night as (
            select n.day, h.ward, h.type, h.stars, n.nationality, n.age, n.sex,
                (n.departed_on is not null)::int as nights, (n.departed_on is null)::int as open_nights
            from stayed n join establishment h on h.id = n.establishment and n.day >= h.since and n.day < h.until)
        """;

    private GuestsSql() {}

    /** @param only the id of the only establishment counted; null for all */
    static SqlText of(
            TourismQuestion question, @Nullable String only, LocalDate countedUntil, AgeGroups ages, int limit) {
        Instant from = Vietnam.startOf(question.from());
        Instant to = Vietnam.startOf(question.to());
        String groups = question.groupBy().stream().map(GroupBy::column).collect(Collectors.joining(", "));
        String defined = question.groupBy().stream()
                .map(dimension -> definition(dimension, ages) + " as " + dimension.column() + ", ")
                .collect(Collectors.joining());
        List<Measure> measures = Measure.OF_PERSONS;
        return new SqlText()
                .add(
                        ESTABLISHMENTS,
                        Tourist.TYPES,
                        question.territory().codes(),
                        question.territory().codes(),
                        only,
                        only)
                .add(COUNTED, Tourist.OTHER_PURPOSES, to, from, from)
                .add(ARRIVALS, question.from(), question.to())
                .add(NIGHTS, question.from(), countedUntil)
                .add("select " + groups + ", "
                        + Measure.listed(
                                measures,
                                measure -> String.format(Locale.ROOT, "sum(%1$s)::bigint as %1$s", measure.column())))
                .add("from (select " + defined + "day_guests, overnight_arrivals, open_arrivals, 0 as nights,")
                .add("0 as open_nights from arrival")
                .add("union all select " + defined + "0, 0, 0, nights, open_nights from night) fact")
                .add("group by " + groups + " limit ?", limit);
    }

    private static String definition(GroupBy dimension, AgeGroups ages) {
        return switch (dimension) {
            case DAY -> "day";
            case MONTH -> "left(day::text, 7)";
            case WARD -> "ward";
            case ESTABLISHMENT_TYPE -> "type";
            case STARS -> "stars";
            case ORIGIN ->
                String.format(
                        Locale.ROOT,
                        "case when nationality is null then 'UNKNOWN' when nationality = '%s' then 'DOMESTIC' else"
                                + " 'INTERNATIONAL' end",
                        Vietnam.CODE);
            case NATIONALITY -> "nationality";
            case AGE_GROUP -> ages.sql("age");
            case SEX -> "coalesce(sex, 'UNKNOWN')";
        };
    }
}
