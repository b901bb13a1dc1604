package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * Up to which local midnight figures are published. A day is over when the log says so, up to some seconds after the
 * clock does: until then its midnight has no snapshot, and an answer about it would look as if nobody was there.
 */
public final class PublishedDays {

    private static final LocalDate NONE = LocalDate.of(1900, 1, 1);

    private final DataSource database;
    private final InstantSource clock;
    private final boolean atOnce;

    /** @param atOnce whether midnights are published as they are known now; for invented persons only */
    public PublishedDays(DataSource database, InstantSource clock, boolean atOnce) {
        this.database = database;
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /**
     * The local day that began with the last midnight published; today by the clock while the service knows of none.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public LocalDate latest() {
        LocalDate today = Vietnam.dateOf(clock.instant());
        if (atOnce) {
            return today;
        }
        try (Connection connection = database.getConnection()) {
            List<Optional<LocalDate>> begun = new SqlText()
                    .add("select min(day) as day from figures.edition_day")
                    .list(connection, row -> Optional.ofNullable(SqlText.date(row, "day")));
            return begun.getFirst().filter(day -> !day.equals(NONE)).orElse(today);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
