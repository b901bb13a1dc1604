package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.SqlText;

/**
 * A question to the sums: months that are over are read as months, what is left of a period day by day, and what
 * guests are by months alone.
 */
final class SumsSql {

    private final TourismQuestion question;
    private final LocalDate countedUntil;
    private final LocalDate to;

    /** @param today no atom of this day or a later one is published: it would be told again and again as it grows */
    SumsSql(TourismQuestion question, LocalDate countedUntil, LocalDate today) {
        this.question = question;
        this.countedUntil = countedUntil;
        to = !question.exact() && question.to().isAfter(today) ? today : question.to();
    }

    /** Whether the sums can answer: what guests are is summed up by months, and to be told once these are over. */
    boolean answers() {
        return !question.ofPersons()
                || (question.from().getDayOfMonth() == 1
                        && question.to().getDayOfMonth() == 1
                        && !question.to().isAfter(countedUntil)
                        && !question.groupBy().contains(GroupBy.DAY));
    }

    SqlText text(int limit) {
        String defined = question.groupBy().stream()
                .map(dimension -> definition(dimension) + " as " + dimension.column() + ", ")
                .collect(Collectors.joining());
        SqlText sql = new SqlText()
                .add("select " + defined)
                .add(Measure.listed(
                        Measure.of(question.ofPersons()),
                        measure -> "sum(%1$s)::bigint as %1$s".formatted(measure.column())))
                .add("from (")
                .add(question.ofPersons() ? persons() : houses())
                .add(") atom");
        if (!question.groupBy().isEmpty()) {
            sql.add("group by "
                    + question.groupBy().stream().map(GroupBy::column).collect(Collectors.joining(", ")));
        }
        return sql.add("limit ?", limit);
    }

    private SqlText persons() {
        SqlText sql = new SqlText()
                .add("select month as day, ward, type, stars, nationality, age_group, sex,")
                .add(Measure.listed(Measure.OF_PERSONS, this::shown))
                .add(
                        "from figures.tourism_month_persons where month >= ? and month < ?",
                        question.from(),
                        question.to());
        return territory(sql);
    }

    private SqlText houses() {
        LocalDate first = question.from().plusMonths(1).minusDays(1).withDayOfMonth(1);
        LocalDate last = (to.isBefore(countedUntil) ? to : countedUntil).withDayOfMonth(1);
        if (question.groupBy().contains(GroupBy.DAY) || !first.isBefore(last)) {
            return days(question.from(), to, null, null);
        }
        SqlText months = new SqlText()
                .add("select month as day, ward, type, stars,")
                .add(Measure.listed(Measure.OF_HOUSES, this::shown))
                .add("from figures.tourism_month where month >= ? and month < ?", first, last);
        return territory(months).add("union all").add(days(question.from(), first, last, to));
    }

    private SqlText days(LocalDate from, LocalDate to, @Nullable LocalDate and, @Nullable LocalDate until) {
        List<Measure> measures = Measure.OF_HOUSES;
        // A stay may have been told a departure to come: its nights count once they are over.
        SqlText sql = new SqlText()
                .add("select day, ward, type, stars,")
                .add(Measure.listed(
                        measures,
                        measure -> measure.ofNights()
                                ? "case when over then %1$s else 0 end as %1$s".formatted(measure.column())
                                : measure.column()))
                .add("from (select day, ward, type, stars, day < ? as over,", countedUntil)
                .add(Measure.listed(measures, this::shown))
                .add("from figures.tourism_day where (day >= ? and day < ?", from, to);
        sql.add(
                and == null ? ")" : "or day >= ? and day < ?)",
                and == null ? new Object[0] : new Object[] {and, until});
        return territory(sql).add(") d");
    }

    private SqlText territory(SqlText sql) {
        return sql.addIf(question.territory(), "and ward = ?");
    }

    private String shown(Measure measure) {
        return question.exact() ? measure.column() : "told_%1$s as %1$s".formatted(measure.column());
    }

    private static String definition(GroupBy dimension) {
        return switch (dimension) {
            case DAY -> "day";
            case MONTH -> "to_char(day, 'YYYY-MM')";
            case WARD -> "ward";
            case ESTABLISHMENT_TYPE -> "type";
            case STARS -> "nullif(stars, 0)";
            case ORIGIN ->
                "case nationality when '' then 'UNKNOWN' when '%s' then 'DOMESTIC' else 'INTERNATIONAL' end"
                        .formatted(Vietnam.CODE);
            case NATIONALITY -> "nullif(nationality, '')";
            case AGE_GROUP -> "age_group";
            case SEX -> "sex";
        };
    }
}
