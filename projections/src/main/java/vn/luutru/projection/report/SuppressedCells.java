package vn.luutru.projection.report;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Which cells of a row are empty since nobody or few are counted, and not since the row has no such figure. */
final class SuppressedCells {

    private final StringJoiner names = new StringJoiner(" ");

    SuppressedCells add(String column, Cell cell) {
        if (cell.suppressed()) {
            names.add(column);
        }
        return this;
    }

    /** The names of their columns between blanks; null if there is none. */
    @Nullable
    String names() {
        return names.length() == 0 ? null : names.toString();
    }
}
