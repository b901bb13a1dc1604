package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.access.ReviewItem.Reason;

/**
 * Which accounts a supervisor should look at: who asked much more than usual, at night, or for no case. Nobody is
 * accused: a large case explains all three.
 */
public final class ReviewQueries {

    private static final int HABITS = 30;
    private static final int MANY = 50;
    private static final int TIMES_USUAL = 3;
    private static final int AT_NIGHT = 5;
    private static final int WITHOUT_CASE = 10;

    private record Day(String reader, LocalDate day, int questions, int atNight, int cases) {}

    private final DataSource database;
    private final Clock clock;

    public ReviewQueries(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The days of the last ones that stand out, the newest first.
     *
     * @param days how many local days back, today included
     * @throws ProjectionException if the database cannot be asked
     */
    public List<ReviewItem> review(int days) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        LocalDate first = today.minusDays(days - 1L);
        List<Day> all = days(first.minusDays(HABITS));
        List<ReviewItem> found = new ArrayList<>();
        for (Day day : all) {
            if (!day.day().isBefore(first)) {
                double usual = usual(all, day);
                Set<Reason> reasons = reasons(day, usual);
                if (!reasons.isEmpty()) {
                    found.add(new ReviewItem(
                            day.reader(), day.day(), day.questions(), usual, day.atNight(), day.cases(), reasons));
                }
            }
        }
        found.sort(Comparator.comparing(ReviewItem::day)
                .reversed()
                .thenComparing(Comparator.comparingInt(ReviewItem::questions).reversed())
                .thenComparing(ReviewItem::reader));
        return List.copyOf(found);
    }

    private static Set<Reason> reasons(Day day, double usual) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (day.questions() >= MANY && day.questions() >= TIMES_USUAL * usual) {
            reasons.add(Reason.MANY);
        }
        if (day.atNight() >= AT_NIGHT) {
            reasons.add(Reason.AT_NIGHT);
        }
        if (day.cases() == 0 && day.questions() >= WITHOUT_CASE) {
            reasons.add(Reason.WITHOUT_CASE);
        }
        return reasons;
    }

    private static double usual(List<Day> all, Day of) {
        return all.stream()
                .filter(day -> day.reader().equals(of.reader())
                        && day.day().isBefore(of.day())
                        && !day.day().isBefore(of.day().minusDays(HABITS)))
                .mapToInt(Day::questions)
                .average()
                .orElse(0);
    }

    private List<Day> days(LocalDate from) {
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add("""
                        select reader, day, count(*) as questions,
                            count(*) filter (where hour >= 23 or hour < 5) as at_night,
                            count(distinct case_file) as cases
                        from (select reader, case_file, (asked_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
                                extract(hour from asked_at at time zone 'Asia/Ho_Chi_Minh') as hour
                            from access.query where kind = 'PERSONS_QUERIED' and asked_at >= ?) q
                        group by reader, day""", from.atStartOfDay(Vietnam.ZONE).toInstant())
                    .list(
                            connection,
                            row -> new Day(
                                    row.getString("reader"),
                                    row.getObject("day", LocalDate.class),
                                    row.getInt("questions"),
                                    row.getInt("at_night"),
                                    row.getInt("cases")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
