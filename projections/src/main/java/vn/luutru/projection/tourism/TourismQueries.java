package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.figures.StayFigures;

/** Questions for tourism figures. Today is the clock's day in {@link Vietnam#ZONE}. */
public final class TourismQueries {

    /** The most groups of an answer. */
    public static final int MOST = 50_000;

    private static final Comparator<@Nullable String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    private final DataSource database;
    private final Clock clock;
    private final AgeGroups ages;
    private final boolean dayGuestsStay;

    /** @param dayGuestsStay whether a day guest counts as one guest-day ("ngày khách") */
    public TourismQueries(DataSource database, Clock clock, AgeGroups ages, boolean dayGuestsStay) {
        this.database = database;
        this.clock = clock;
        this.ages = ages;
        this.dayGuestsStay = dayGuestsStay;
    }

    /**
     * The figures. Without a right to exact ones, days are told that are over, and what guests are by whole months
     * that are over.
     *
     * @throws IllegalArgumentException naming the parameter that asks for too much
     * @throws ProjectionException      if the database cannot be asked
     */
    public TourismAnswer figures(TourismQuestion question) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        if (!question.exact() && question.ofPersons()) {
            requireMonths(question, today);
        }
        LocalDate asked = question.to().isAfter(today) ? today : question.to();
        LocalDate countedUntil = asked.isBefore(question.from()) ? question.from() : asked;
        Map<List<@Nullable String>, Figures> groups = new TreeMap<>(TourismQueries::inOrder);
        try (Connection connection = database.getConnection()) {
            if (!question.ofPersons()) {
                groups.putAll(Available.of(
                        EstablishmentTables.all(connection, StayFigures.NAME).values(), question, countedUntil));
            }
            SumsSql sums = new SumsSql(question, countedUntil, today);
            SqlText sql =
                    sums.answers() ? sums.text(MOST + 1) : GuestsSql.of(question, null, countedUntil, ages, MOST + 1);
            for (TourismAnswer.Item item : asked(connection, sql, question)) {
                // Sums that came to nothing again tell of nobody.
                if (item.figures().any()) {
                    groups.merge(item.values(), item.figures(), Figures::plus);
                }
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        if (groups.size() > MOST) {
            throw new IllegalArgumentException("groupBy");
        }
        return answer(question, countedUntil, groups);
    }

    /**
     * Exact figures of one establishment by origin, for its own report.
     *
     * @param from      the first local day
     * @param to        the local day after the last
     * @param territory the code of the only ward in which it is counted; null for wherever it lies
     * @throws IllegalArgumentException naming the parameter that makes no sense
     * @throws ProjectionException      if the database cannot be asked
     */
    public TourismAnswer ofEstablishment(EstablishmentId id, LocalDate from, LocalDate to, @Nullable String territory) {
        TourismQuestion question = new TourismQuestion(from, to, List.of(GroupBy.ORIGIN), territory, true);
        LocalDate today = Vietnam.dateOf(clock.instant());
        LocalDate countedUntil = to.isAfter(today) ? today : to;
        Map<List<@Nullable String>, Figures> groups = new TreeMap<>(TourismQueries::inOrder);
        try (Connection connection = database.getConnection()) {
            SqlText sql = GuestsSql.of(question, id.value(), countedUntil, ages, MOST);
            for (TourismAnswer.Item item : asked(connection, sql, question)) {
                groups.merge(item.values(), item.figures(), Figures::plus);
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        return answer(question, countedUntil, groups);
    }

    /**
     * What can be let on a local day, by type and rank.
     *
     * @param territory the code of the only ward counted; null for the whole province
     * @throws ProjectionException if the database cannot be asked
     */
    public List<Capacity> capacity(LocalDate day, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            return Capacity.of(
                    EstablishmentTables.all(connection, StayFigures.NAME).values(), day, territory);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private TourismAnswer answer(
            TourismQuestion question, LocalDate countedUntil, Map<List<@Nullable String>, Figures> groups) {
        List<TourismAnswer.Item> items = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, Figures> group : groups.entrySet()) {
            items.add(new TourismAnswer.Item(group.getKey(), group.getValue()));
        }
        Figures nothing = question.ofPersons()
                ? new Figures(0, 0, 0, 0, 0, null, null, null)
                : new Figures(0, 0, 0, 0, 0, 0L, 0L, 0L);
        return new TourismAnswer(
                question.from(),
                question.to(),
                question.groupBy(),
                countedUntil,
                !question.exact(),
                dayGuestsStay,
                question.groupBy().isEmpty() ? List.of() : items,
                groups.values().stream().reduce(nothing, Figures::plus));
    }

    private static int inOrder(List<@Nullable String> one, List<@Nullable String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = NULLS_LAST.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<TourismAnswer.Item> asked(Connection connection, SqlText sql, TourismQuestion question)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement settings = connection.createStatement()) {
            // Compiling so wide a statement takes longer than running it; its sums fit into memory.
            settings.execute("set local jit = off; set local work_mem = '64MB'");
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
        boolean houses = !question.ofPersons();
        return new TourismAnswer.Item(
                Collections.unmodifiableList(values),
                new Figures(
                        row.getLong("day_guests"),
                        row.getLong("overnight_arrivals"),
                        row.getLong("open_arrivals"),
                        row.getLong("nights"),
                        row.getLong("open_nights"),
                        houses ? row.getLong("rooms_used") : null,
                        houses ? 0L : null,
                        houses ? 0L : null));
    }
}
