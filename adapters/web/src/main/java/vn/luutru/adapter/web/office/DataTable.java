package vn.luutru.adapter.web.office;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page: head, rows, last rows, and why it is empty where it is. On a phone its rows become cards in which
 * each cell has its column's name, so that nothing is read sideways.
 */
public final class DataTable {

    /**
     * A column.
     *
     * @param number whether it stands at the right
     * @param hidden whether its name is for screen readers only
     */
    public record Column(String name, boolean number, boolean hidden) {

        public static Column words(String name) {
            return new Column(name, false, false);
        }

        public static Column numbers(String name) {
            return new Column(name, true, false);
        }

        /** Of buttons. */
        public static Column acts(String name) {
            return new Column(name, true, true);
        }
    }

    /**
     * A row.
     *
     * @param head  what it is of
     * @param cells one less than there are columns
     * @param look  whether it needs a look
     */
    public record Row(Content head, List<Content> cells, boolean look) {}

    private final String caption;
    private final String kind;
    private final Content whyEmpty;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> foot = new ArrayList<>();

    /**
     * @param kind     classes of the stylesheet: {@code cards}, {@code dense} and so on
     * @param whyEmpty what is said instead of the table if it has no rows
     * @param columns  the first is that of the rows' heads
     */
    public DataTable(String caption, String kind, Content whyEmpty, Column... columns) {
        this.caption = caption;
        this.kind = kind;
        this.whyEmpty = whyEmpty;
        this.columns = List.of(columns);
    }

    /** A row more. */
    public DataTable row(Content head, Content... cells) {
        rows.add(checked(head, cells, false));
        return this;
    }

    /** A row more that needs a look. */
    public DataTable look(Content head, Content... cells) {
        rows.add(checked(head, cells, true));
        return this;
    }

    /** A last row more. */
    public DataTable foot(Content head, Content... cells) {
        foot.add(checked(head, cells, false));
        return this;
    }

    private Row checked(Content head, Content[] cells, boolean look) {
        if (cells.length != columns.size() - 1) {
            throw new IllegalArgumentException("Not a row of " + caption);
        }
        return new Row(head, Arrays.asList(cells), look);
    }

    public String caption() {
        return caption;
    }

    public String kind() {
        return kind;
    }

    public Content whyEmpty() {
        return whyEmpty;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    public List<Row> foot() {
        return List.copyOf(foot);
    }

    /** What stands before a cell on a card; null where the column has no name to be seen. */
    public @Nullable String label(int cell) {
        Column column = columns.get(cell + 1);
        return column.hidden() ? null : column.name() + ":";
    }

    /** The classes of a cell; null without. */
    public @Nullable String cssClass(int cell) {
        Column column = columns.get(cell + 1);
        return column.hidden() ? "lt-num full" : column.number() ? "lt-num" : null;
    }
}
