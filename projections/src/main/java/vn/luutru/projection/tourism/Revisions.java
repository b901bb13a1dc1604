package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.Rounding;

/**
 * How the published figures of months that are over were revised: the totals of the whole province, each with noise that
 * belongs to the month and stays the same from revision to revision, so that many revisions do not average it away. Of a
 * month that does not reach the threshold of names nothing is published. A revision is the position of the last event that changed a figure of the month, by
 * establishments or by what guests are; a change of rooms and beds alone is none.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class Revisions {

    /**
     * Totals as they were published; without rooms and beds available.
     *
     * @param publishedOn the local day at whose end they were so; the first day after the month for the first ones
     */
    public record Published(long revision, LocalDate publishedOn, Figures totals) {}

    /**
     * A month.
     *
     * @param revision of what is published now
     * @param published the oldest first; none while the month is not over
     */
    public record Month(YearMonth month, long revision, List<Published> published) {}

    /**
     * What changed of a month.
     *
     * @param before as last kept at or before the revision that was asked for; null if nothing had been published then
     */
    public record Change(
            YearMonth month, long revision, @Nullable Figures before, Figures now) {

        /** By how much each total grew; from nothing if nothing had been published. */
        public Figures difference() {
            return before == null ? now : now.minus(before);
        }
    }

    /**
     * A month that changed.
     *
     * @param revision of what is published now
     */
    public record Changed(YearMonth month, long revision) {}

    private static final String TOTALS = Measure.listed(Measure.OF_ESTABLISHMENTS, Measure::column);

    private final DataSource database;
    private final Rounding rounding;
    private final Clock clock;

    public Revisions(DataSource database, Rounding rounding, Clock clock) {
        this.database = database;
        this.rounding = rounding;
        this.clock = clock;
    }

    /** All revisions of a month; empty if nothing is published of it. */
    public Optional<Month> of(YearMonth month) {
        LocalDate first = month.atDay(1);
        try (Connection connection = database.getConnection()) {
            List<Published> revisions = new ArrayList<>();
            new SqlText()
                    .add(
                            String.format(
                                    Locale.ROOT,
                                    "select told_on, revision, %s from figures.tourism_revision where month = ?",
                                    TOTALS),
                            first)
                    .add("order by told_on")
                    .each(connection, row -> {
                        Figures totals = published(row, "", month);
                        if (totals != null) {
                            revisions.add(new Published(
                                    row.getLong("revision"),
                                    Objects.requireNonNull(SqlText.date(row, "told_on")),
                                    totals));
                        }
                    });
            List<Month> found = new ArrayList<>();
            new SqlText()
                    .add(
                            String.format(
                                    Locale.ROOT,
                                    "select revision, %s from figures.tourism_total where month = ?",
                                    TOTALS),
                            first)
                    .each(connection, row -> {
                        if (published(row, "", month) != null) {
                            found.add(new Month(month, row.getLong("revision"), List.copyOf(revisions)));
                        }
                    });
            return found.stream().findFirst();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The months, over by now, of which a figure changed after a revision; the oldest first. */
    public List<Change> since(long revision) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        String before = Measure.listed(
                Measure.OF_ESTABLISHMENTS,
                measure -> String.format(Locale.ROOT, "b.%1$s as was_%1$s", measure.column()));
        List<Change> changes = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            new SqlText()
                    .add("select t.*, b.revision as known, " + before)
                    .add("from figures.tourism_total t left join lateral (")
                    .add(
                            "select * from figures.tourism_revision r where r.month = t.month and r.revision <= ?",
                            revision)
                    .add("order by r.told_on desc limit 1) b on true")
                    .add("where t.revision > ? and t.month + interval '1 month' <= ?::date", revision, today)
                    .add("order by t.month")
                    .each(connection, row -> {
                        YearMonth month = YearMonth.from(Objects.requireNonNull(SqlText.date(row, "month")));
                        Figures now = published(row, "", month);
                        if (now != null) {
                            Figures was = row.getObject("known") == null ? null : published(row, "was_", month);
                            changes.add(new Change(month, row.getLong("revision"), was, now));
                        }
                    });
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        return changes;
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

    /** Null where so few came that nothing is published. */
    private @Nullable Figures published(ResultSet row, String prefix, YearMonth month) throws SQLException {
        long[] counted = new long[Measure.values().length];
        for (Measure measure : Measure.values()) {
            counted[measure.ordinal()] = row.getLong(prefix + measure.column());
        }
        return published(counted, rounding.seed("revision", month));
    }

    /** What is published of the totals of a month. */
    static @Nullable Figures published(long[] counted, long seed) {
        long arrivals = counted[Measure.DAY_GUESTS.ordinal()]
                + counted[Measure.OVERNIGHT_ARRIVALS.ordinal()]
                + counted[Measure.OPEN_ARRIVALS.ordinal()];
        if (!Rounding.named(arrivals, seed)) {
            return null;
        }
        long[] published = new long[counted.length];
        for (Measure measure : Measure.values()) {
            // A guest changes the nights of a month by as many as there are in it.
            published[measure.ordinal()] =
                    Math.max(0, Rounding.published(measure, true, counted[measure.ordinal()], seed));
        }
        return new Figures(
                published[Measure.DAY_GUESTS.ordinal()],
                published[Measure.OVERNIGHT_ARRIVALS.ordinal()],
                published[Measure.OPEN_ARRIVALS.ordinal()],
                published[Measure.NIGHTS.ordinal()],
                published[Measure.OPEN_NIGHTS.ordinal()],
                published[Measure.ROOMS_USED.ordinal()],
                published[Measure.OPEN_ROOMS_USED.ordinal()],
                null,
                null);
    }
}
