package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.projection.Rows;

/** What a batch makes of the stays of one month. */
final class ChangedRows {

    private final Rows begun = StayTable.rows();
    private final Rows ended = StayTable.endRows();
    private final Rows corrected = StayTable.rows();
    private final Rows gone = new Rows(List.of("stay_id uuid"));

    void add(StayRow row, String ward) {
        if (row.forgotten) {
            if (row.stored) {
                gone.add(row.id.value());
            }
        } else if (!row.stored) {
            StayTable.add(begun, row, ward);
        } else if (row.corrected) {
            StayTable.add(corrected, row, ward);
        } else {
            StayTable.addEnd(ended, row, ward);
        }
    }

    /** @param table the part of the month */
    void store(Connection connection, String table) throws SQLException {
        begun.copy(connection, table);
        ended.update(connection, table);
        corrected.update(connection, table);
        gone.delete(connection, table);
    }
}
