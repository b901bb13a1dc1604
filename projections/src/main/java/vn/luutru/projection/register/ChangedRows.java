package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.table.Rows;

/** What a batch makes of the stays of one month. */
final class ChangedRows {

    private final Rows begun = StayTable.rows();
    private final Rows ended = StayTable.endRows();
    private final Rows moved = StayTable.moveRows();
    private final Rows corrected = StayTable.rows();
    private final Rows gone = new Rows(List.of("stay_id uuid"));
    /** The names that stays have now, by their numbers. */
    private final TreeMap<Long, String> names = new TreeMap<>();
    /** Stays of the table whose name may no longer be theirs. */
    private final List<UUID> renamed = new ArrayList<>();

    void add(StayRow row, String ward) {
        if (row.erased) {
            if (row.stored) {
                gone.add(row.id.value());
                renamed.add(row.id.value());
            }
        } else if (!row.stored) {
            add(begun, row, ward);
        } else if (row.corrected) {
            add(corrected, row, ward);
            renamed.add(row.id.value());
        } else if (row.moved) {
            StayTable.addMove(moved, row, ward);
        } else {
            StayTable.addEnd(ended, row, ward);
        }
    }

    private void add(Rows rows, StayRow row, String ward) {
        String words = row.nameWords();
        long hash = NameWords.hash(words);
        names.put(hash, words);
        StayTable.add(rows, row, words, hash, ward);
    }

    /** @param table the part of the month */
    void store(Connection connection, String table) throws SQLException {
        List<String> before = renamed.isEmpty() ? List.of() : NameTable.of(connection, table, renamed);
        NameTable.add(connection, table, names);
        begun.copy(connection, table);
        ended.update(connection, table);
        moved.update(connection, table);
        corrected.update(connection, table);
        gone.delete(connection, table);
        NameTable.removeUnused(connection, before);
    }
}
