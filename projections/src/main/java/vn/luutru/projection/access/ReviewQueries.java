package vn.luutru.projection.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.access.ReviewItem.Reason;
import vn.luutru.projection.table.SqlText;

/**
 * Which accounts a supervisor should look at: who asks most, and who asked much more than usual, at night, for very many
 * under one case, or for many whom nothing followed. Nobody is accused: a large case explains all of these.
 */
public final class ReviewQueries {

    private static final int HABITS = 30;
    private static final int MANY = 50;
    private static final int TIMES_USUAL = 3;
    private static final int AT_NIGHT = 5;
    private static final int ONE_CASE = 30;
    private static final int NO_FOLLOW_UP = 10;

    /**
     * What an open page asks by itself, while nobody need be there, and looks through the log for nobody in particular. A
     * search of the log for a case or a person has a name of its own, and counts.
     */
    private static final List<String> NOT_COUNTED = List.of("desk-arrivals", "watch-list-alerts", AccessQuestion.LOOK);

    /**
     * Questions with the local day and hour, who was looked at and what was typed; the values are {@link #NOT_COUNTED} and the
     * first instant. Criteria are names and values in turn.
     */
    private static final String ASKED = """
        with asked as (
            select reader, role, case_file, question, results,
                (select criteria[i + 1] from generate_subscripts(criteria, 1) i
                    where i % 2 = 1 and criteria[i] = 'personId' limit 1) as person,
                (select string_agg(criteria[i + 1], ' ' order by i) from generate_subscripts(criteria, 1) i
                    where i % 2 = 1 and criteria[i] in ('name', 'document', 'words')) as typed,
                (asked_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
                extract(hour from asked_at at time zone 'Asia/Ho_Chi_Minh') as hour
            from access.query where kind = 'PERSONS_QUERIED' and question <> all(?) and asked_at >= ?)\
        """;

    private record Day(
            String reader, LocalDate day, int questions, int atNight, int cases, int inOneCase, int unfollowed) {}

    private final DataSource database;
    private final Clock clock;

    public ReviewQueries(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The accounts that asked most, however usual that is for them.
     *
     * @param days how many local days back, today included
     * @param most how many accounts at most
     * @throws ProjectionException if the database cannot be asked
     */
    public List<ReviewRank> most(int days, int most) {
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add(ASKED, NOT_COUNTED, since(today().minusDays(days - 1L)))
                    .add("select reader, max(role) as role, count(*)::int as questions, sum(results) as persons,")
                    .add("(count(*) filter (where hour >= 23 or hour < 5))::int as at_night,")
                    .add("count(distinct case_file)::int as cases, count(distinct day)::int as days")
                    .add("from asked group by reader order by questions desc, reader limit ?", most)
                    .list(
                            connection,
                            row -> new ReviewRank(
                                    row.getString("reader"),
                                    row.getString("role"),
                                    row.getInt("questions"),
                                    row.getLong("persons"),
                                    row.getInt("at_night"),
                                    row.getInt("cases"),
                                    row.getInt("days")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * The days of the last ones that stand out, the newest first.
     *
     * @param days how many local days back, today included
     * @throws ProjectionException if the database cannot be asked
     */
    public List<ReviewItem> review(int days) {
        LocalDate today = today();
        LocalDate first = today.minusDays(days - 1L);
        List<Day> all = days(first.minusDays(HABITS));
        List<ReviewItem> found = new ArrayList<>();
        for (Day day : all) {
            if (!day.day().isBefore(first)) {
                double usual = usual(all, day);
                Set<Reason> reasons = reasons(day, usual, today);
                if (!reasons.isEmpty()) {
                    found.add(new ReviewItem(
                            day.reader(),
                            day.day(),
                            day.questions(),
                            usual,
                            day.atNight(),
                            day.cases(),
                            day.inOneCase(),
                            day.unfollowed(),
                            reasons));
                }
            }
        }
        found.sort(Comparator.comparing(ReviewItem::day)
                .reversed()
                .thenComparing(Comparator.comparingInt(ReviewItem::questions).reversed())
                .thenComparing(ReviewItem::reader));
        return List.copyOf(found);
    }

    private LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }

    private static Instant since(LocalDate day) {
        return day.atStartOfDay(Vietnam.ZONE).toInstant();
    }

    private static Set<Reason> reasons(Day day, double usual, LocalDate today) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (day.questions() >= MANY && day.questions() >= TIMES_USUAL * usual) {
            reasons.add(Reason.MANY);
        }
        if (day.atNight() >= AT_NIGHT) {
            reasons.add(Reason.AT_NIGHT);
        }
        if (day.inOneCase() >= ONE_CASE) {
            reasons.add(Reason.ONE_CASE);
        }
        if (day.unfollowed() > 0 && day.day().isBefore(today)) {
            reasons.add(Reason.NO_FOLLOW_UP);
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

    /**
     * A case is followed if somebody was looked at closer, printed or downloaded under it, on whichever day, or if the
     * account did something on the watch list on that day: such an act names no case.
     */
    private List<Day> days(LocalDate from) {
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add(ASKED, NOT_COUNTED, since(from))
                    .add("""
                        , followed as (
                            select distinct reader, case_file from asked where case_file is not null
                                and question ~ '^person-stays|-print$|-export$'),
                        acted as (
                            select distinct reader, (asked_at at time zone 'Asia/Ho_Chi_Minh')::date as day
                            from access.query where kind = 'WATCH_LIST' and asked_at >= ?)
                        """, since(from))
                    .add("""
                        , cases as (
                            select reader, day, case_file, count(*) as questions,
                                count(*) filter (where hour >= 23 or hour < 5) as at_night,
                                case when case_file is null then 0
                                    else greatest(count(distinct person), count(distinct typed)) end as persons
                            from asked group by reader, day, case_file)
                        """)
                    .add("""
                        select c.reader, c.day, sum(c.questions)::int as questions, sum(c.at_night)::int as at_night,
                            count(c.case_file)::int as cases, max(c.persons)::int as in_one_case,
                            (count(*) filter (where c.persons >= ? and f.reader is null and a.reader is null))::int
                                as unfollowed
                        from cases c
                        left join followed f on f.reader = c.reader and f.case_file = c.case_file
                        left join acted a on a.reader = c.reader and a.day = c.day
                        group by c.reader, c.day""", NO_FOLLOW_UP)
                    .list(
                            connection,
                            row -> new Day(
                                    row.getString("reader"),
                                    row.getObject("day", LocalDate.class),
                                    row.getInt("questions"),
                                    row.getInt("at_night"),
                                    row.getInt("cases"),
                                    row.getInt("in_one_case"),
                                    row.getInt("unfollowed")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
