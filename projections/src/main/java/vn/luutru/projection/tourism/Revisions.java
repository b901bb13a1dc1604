package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;

/**
 * How the published figures of months that are over were revised: the totals of the whole province, rounded as
 * everything that is published. A revision is the position of the last event that changed a figure of the month, by
 * establishments or by what guests are; a change of rooms and beds alone is none.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class Revisions {

    /**
     * Totals as they were told; without rooms and beds available.
     *
     * @param toldOn the local day at whose end they were so; the first day after the month for the first ones
     */
    public record Told(long revision, LocalDate toldOn, Figures totals) {}

    /**
     * A month.
     *
     * @param revision of what is told now
     * @param told     the oldest first; none while the month is not over
     */
    public record Month(YearMonth month, long revision, List<Told> told) {}

    /**
     * What changed of a month.
     *
     * @param before as last kept at or before the revision that was asked for; null if nothing had been told then
     */
    public record Change(
            YearMonth month, long revision, @Nullable Figures before, Figures now) {

        /** By how much each total grew; from nothing if nothing had been told. */
        public Figures difference() {
            return before == null ? now : now.minus(before);
        }
    }

    /**
     * A month that changed.
     *
     * @param revision of what is told now
     */
    public record Changed(YearMonth month, long revision) {}

    private static final String TOTALS = Measure.listed(Measure.OF_HOUSES, Measure::column);

    private final DataSource database;
    private final Clock clock;

    public Revisions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All revisions of a month; empty if nobody was ever counted in it. */
    public Optional<Month> of(YearMonth month) {
        LocalDate first = month.atDay(1);
        try (Connection connection = database.getConnection()) {
            List<Told> told = new SqlText()
                    .add(
                            String.format(
                                    Locale.ROOT,
                                    "select told_on, revision, %s from figures.tourism_revision where month = ?",
                                    TOTALS),
                            first)
                    .add("order by told_on")
                    .list(
                            connection,
                            row -> new Told(
                                    row.getLong("revision"),
                                    Objects.requireNonNull(SqlText.date(row, "told_on")),
                                    figures(row, "")));
            return new SqlText()
                            .add("select revision from figures.tourism_total where month = ?", first)
                            .list(connection, row -> new Month(month, row.getLong("revision"), told))
                            .stream()
                            .findFirst();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The months, over by now, of which a figure changed after a revision; the oldest first. */
    public List<Change> since(long revision) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        String before = Measure.listed(
                Measure.OF_HOUSES, measure -> String.format(Locale.ROOT, "b.%1$s as was_%1$s", measure.column()));
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add("select t.*, b.revision as known, " + before)
                    .add("from figures.tourism_total t left join lateral (")
                    .add(
                            "select * from figures.tourism_revision r where r.month = t.month and r.revision <= ?",
                            revision)
                    .add("order by r.told_on desc limit 1) b on true")
                    .add("where t.revision > ? and t.month + interval '1 month' <= ?::date", revision, today)
                    .add("order by t.month")
                    .list(
                            connection,
                            row -> new Change(
                                    YearMonth.from(Objects.requireNonNull(SqlText.date(row, "month"))),
                                    row.getLong("revision"),
                                    row.getObject("known") == null ? null : figures(row, "was_"),
                                    figures(row, "")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The months, over by now or not, of which something changed after a revision. */
    public List<Changed> changed(long revision) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add(
                            "select month, revision from figures.tourism_total where revision > ? and month <= ?::date",
                            revision,
                            today)
                    .add("order by month")
                    .list(
                            connection,
                            row -> new Changed(
                                    YearMonth.from(Objects.requireNonNull(SqlText.date(row, "month"))),
                                    row.getLong("revision")));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Figures figures(ResultSet row, String prefix) throws SQLException {
        return new Figures(
                row.getLong(prefix + "day_guests"),
                row.getLong(prefix + "overnight_arrivals"),
                row.getLong(prefix + "open_arrivals"),
                row.getLong(prefix + "nights"),
                row.getLong(prefix + "open_nights"),
                row.getLong(prefix + "rooms_used"),
                null,
                null);
    }
}
