package vn.luutru.projection.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * What officers noted about matches of a stay: a note may name its guest. The identity of a match follows from its entry and
 * its stay, so that the notes are known whether or not the match is in the read model.
 */
public final class NotesAboutStay {

    private final DataSource database;

    /** @param database of the read models */
    public NotesAboutStay(DataSource database) {
        this.database = database;
    }

    /**
     * The streams of all notes that there may be about a stay.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public List<UUID> streams(StayId stay) {
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                    .add("select entry from watch.entry")
                    .list(
                            connection,
                            row -> WatchListEvent.note(
                                    WatchListEvent.alert(row.getObject("entry", UUID.class), stay.value())));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
