package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.tourism.PivotTable.Period;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Rounding;

/** Questions for tourism figures. Today is the clock's day in {@link Vietnam#ZONE}. */
public final class TourismQueries {

    /** The most groups of an answer. */
    public static final int MAX_GROUPS = 50_000;

    /** The heap is so many times what sums may take of it. */
    private static final int PART_OF_HEAP = 8;

    private final DataSource database;
    private final Clock clock;
    private final AgeGroups ages;
    private final boolean dayGuestsStay;
    private final EstablishmentCache establishments;
    private final TourismCubeCache sums;

    /**
     * @param dayGuestsStay whether a day guest counts as one guest-day ("ngày khách")
     * @param rounding      the noise of what is published, as the tables have it
     */
    public TourismQueries(
            DataSource database,
            Clock clock,
            AgeGroups ages,
            boolean dayGuestsStay,
            EstablishmentCache establishments,
            Rounding rounding) {
        this(
                database,
                clock,
                ages,
                dayGuestsStay,
                establishments,
                rounding,
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param most bytes of sums that are kept in memory */
    public TourismQueries(
            DataSource database,
            Clock clock,
            AgeGroups ages,
            boolean dayGuestsStay,
            EstablishmentCache establishments,
            Rounding rounding,
            long most) {
        this.database = database;
        this.clock = clock;
        this.ages = ages;
        this.dayGuestsStay = dayGuestsStay;
        this.establishments = establishments;
        sums = new TourismCubeCache(database, establishments, rounding, most);
    }

    /**
     * The figures. Without a right to exact ones, days are returned that are over, and what guests are by whole months
     * that are over.
     *
     * @throws IllegalArgumentException naming the parameter that asks for too much
     * @throws TooManyGroupsException   if the answer would have more groups than {@link #MAX_GROUPS}
     * @throws ProjectionException      if the database cannot be asked
     */
    public TourismAnswer figures(TourismQuestion question) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        if (!question.exact() && question.ofPersons()) {
            requireMonths(question, today);
        }
        LocalDate asked = question.to().isAfter(today) ? today : question.to();
        LocalDate countedUntil = asked.isBefore(question.from()) ? question.from() : asked;
        try {
            return groups(question, countedUntil, today);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** From the sums as far as they go: what guests are is summed up by months, and complete once these are over. */
    private TourismAnswer groups(TourismQuestion question, LocalDate countedUntil, LocalDate today)
            throws SQLException {
        if (!question.ofPersons() || !question.exact()) {
            PivotTable cells = sums.ask(question, period(question, countedUntil, today));
            return answer(question, countedUntil, cells.figures(), cells.total());
        }
        LocalDate from = question.from();
        LocalDate first =
                from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        LocalDate end = countedUntil.withDayOfMonth(1);
        if (question.groupBy().contains(GroupBy.DAY) || !first.isBefore(end)) {
            return answer(question, countedUntil, counted(question, null, today));
        }
        TourismQuestion months = question.over(first, end);
        Map<List<@Nullable String>, Figures> groups =
                sums.ask(months, period(months, end, today)).figures();
        for (TourismQuestion days : question.outside(first, end)) {
            counted(days, null, today).forEach((values, figures) -> groups.merge(values, figures, Figures::plus));
        }
        if (groups.size() > MAX_GROUPS) {
            throw new TooManyGroupsException(MAX_GROUPS);
        }
        return answer(question, countedUntil, groups);
    }

    /** Nothing of today or a later day is published: it would be published again and again as it grows. */
    private static Period period(TourismQuestion question, LocalDate countedUntil, LocalDate today) {
        boolean untilToday = !question.exact() && question.to().isAfter(today);
        return new Period(question.from(), untilToday ? today : question.to(), countedUntil);
    }

    /**
     * Exact figures of one establishment by origin, for its own report.
     *
     * @param from      the first local day
     * @param to        the local day after the last
     * @param territory where it is counted, if it lies there
     * @throws IllegalArgumentException naming the parameter that makes no sense
     * @throws ProjectionException      if the database cannot be asked
     */
    public TourismAnswer ofEstablishment(EstablishmentId id, LocalDate from, LocalDate to, Territory territory) {
        TourismQuestion question = new TourismQuestion(from, to, List.of(GroupBy.ORIGIN), territory, true);
        LocalDate today = Vietnam.dateOf(clock.instant());
        LocalDate countedUntil = to.isAfter(today) ? today : to;
        try {
            return answer(question, countedUntil, counted(question, id.value(), today));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** @param only the id of the only establishment counted; null for all */
    private Map<List<@Nullable String>, Figures> counted(
            TourismQuestion question, @Nullable String only, LocalDate today) throws SQLException {
        LocalDate countedUntil = question.to().isAfter(today) ? today : question.to();
        Map<List<@Nullable String>, Figures> groups = new TreeMap<>(TourismAnswer::inOrder);
        try (Connection connection = database.getConnection()) {
            SqlText sql = GuestsSql.of(question, only, countedUntil, ages, MAX_GROUPS + 1);
            for (TourismAnswer.Item item : asked(connection, sql, question)) {
                groups.put(item.values(), item.figures());
            }
        }
        if (groups.size() > MAX_GROUPS) {
            throw new TooManyGroupsException(MAX_GROUPS);
        }
        return groups;
    }

    /**
     * What can be let on a local day, by type and rank.
     *
     * @param territory where it is counted
     * @throws ProjectionException if the database cannot be asked
     */
    public List<Capacity> capacity(LocalDate day, Territory territory) {
        try (Connection connection = database.getConnection()) {
            return Capacity.of(establishments.now(connection).establishments().values(), day, territory);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private TourismAnswer answer(
            TourismQuestion question, LocalDate countedUntil, Map<List<@Nullable String>, Figures> groups) {
        Figures nothing = question.ofPersons() ? Figures.OF_NOBODY : Figures.NOTHING;
        return answer(question, countedUntil, groups, groups.values().stream().reduce(nothing, Figures::plus));
    }

    private TourismAnswer answer(
            TourismQuestion question,
            LocalDate countedUntil,
            Map<List<@Nullable String>, Figures> groups,
            Figures total) {
        List<TourismAnswer.Item> items = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, Figures> group : groups.entrySet()) {
            items.add(new TourismAnswer.Item(group.getKey(), group.getValue()));
        }
        return new TourismAnswer(
                question.from(),
                question.to(),
                question.groupBy(),
                countedUntil,
                !question.exact(),
                dayGuestsStay,
                question.groupBy().isEmpty() ? List.of() : items,
                total);
    }

    private static List<TourismAnswer.Item> asked(Connection connection, SqlText sql, TourismQuestion question)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement settings = connection.createStatement()) {
            // Compiling so wide a statement takes longer than running it; its sums fit into memory.
            settings.execute(
                    "set local jit = off; set local work_mem = '64MB'; set local plan_cache_mode = force_custom_plan");
            return sql.list(connection, row -> item(row, question));
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void requireMonths(TourismQuestion question, LocalDate today) {
        if (question.from().getDayOfMonth() != 1) {
            throw new IllegalArgumentException("from");
        }
        if (question.to().getDayOfMonth() != 1 || question.to().isAfter(today)) {
            throw new IllegalArgumentException("to");
        }
        if (question.groupBy().contains(GroupBy.DAY)) {
            throw new IllegalArgumentException("groupBy");
        }
    }

    private static TourismAnswer.Item item(ResultSet row, TourismQuestion question) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (GroupBy dimension : question.groupBy()) {
            values.add(row.getString(dimension.column()));
        }
        return new TourismAnswer.Item(
                Collections.unmodifiableList(values),
                new Figures(
                        row.getLong("day_guests"),
                        row.getLong("overnight_arrivals"),
                        row.getLong("open_arrivals"),
                        row.getLong("nights"),
                        row.getLong("open_nights"),
                        null,
                        null,
                        null,
                        null));
    }
}
