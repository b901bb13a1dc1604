package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;

/** Questions for tourism figures. Today is the clock's day in {@link Vietnam#ZONE}. */
public final class TourismQueries {

    /** The most groups of an answer. */
    public static final int MOST = 50_000;

    private final DataSource database;
    private final Clock clock;
    private final AgeGroups ages;
    private final Rounding rounding;

    public TourismQueries(DataSource database, Clock clock, AgeGroups ages, Rounding rounding) {
        this.database = database;
        this.clock = clock;
        this.ages = ages;
        this.rounding = rounding;
    }

    /**
     * The figures. Without a right to exact ones, what guests are is told by whole months that are over.
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
        SqlText sql = new TourismSql(question, countedUntil, ages, rounding).text(MOST + 1);
        List<TourismAnswer.Item> items;
        try (Connection connection = database.getConnection()) {
            items = asked(connection, sql, question);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        if (items.size() > MOST) {
            throw new IllegalArgumentException("groupBy");
        }
        Figures nothing = question.ofPersons()
                ? new Figures(0, 0, 0, 0, 0, null, null, null)
                : new Figures(0, 0, 0, 0, 0, 0L, 0L, 0L);
        Figures total = items.stream().map(TourismAnswer.Item::figures).reduce(nothing, Figures::plus);
        return new TourismAnswer(
                question.from(),
                question.to(),
                question.groupBy(),
                countedUntil,
                !question.exact(),
                question.groupBy().isEmpty() ? List.of() : items,
                total);
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
                java.util.Collections.unmodifiableList(values),
                new Figures(
                        row.getLong("day_guests"),
                        row.getLong("overnight_arrivals"),
                        row.getLong("open_arrivals"),
                        row.getLong("nights"),
                        row.getLong("open_nights"),
                        houses ? row.getLong("rooms_used") : null,
                        houses ? row.getLong("rooms_available") : null,
                        houses ? row.getLong("beds_available") : null));
    }
}
