package vn.luutru.projection.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as a table: a head, its rows, and what has to be known of them. */
public final class Table {

    /**
     * Something to know of the figures.
     *
     * @param code   of its text in the bundle {@code tables}
     * @param values dates, instants and numbers that the text names by their places
     */
    public record Note(String code, List<Object> values) {}

    /**
     * A total.
     *
     * @param label what it is of
     * @param cells as many as the head has
     */
    public record Total(Note label, List<@Nullable Object> cells) {}

    private final String code;
    private final String file;
    private final List<String> head;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<Total> totals = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    /**
     * @param code of the table, by which its texts are found
     * @param file its name as a file, without the suffix; ASCII
     * @param head the names of the columns, as in the JSON
     */
    public Table(String code, String file, List<String> head) {
        this.code = code;
        this.file = file;
        this.head = List.copyOf(head);
    }

    /** A row more: texts, numbers and codes, as many as the head has; null for an empty cell. */
    public Table row(@Nullable Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("Not a row of " + code);
        }
        rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
        return this;
    }

    /**
     * A total more, which stands below the rows for people; a table for programs has it only when it is asked for, since
     * it would be summed up with the rows.
     *
     * @param label what it is, by its text in the bundle {@code tables}
     * @param cells as many as the head has; for people that of the first column is taken by the label
     */
    public Table total(Note label, @Nullable Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("Not a total of " + code);
        }
        List<@Nullable Object> all = new ArrayList<>(cells.length);
        Collections.addAll(all, cells);
        totals.add(new Total(label, Collections.unmodifiableList(all)));
        return this;
    }

    /** A total of all counts of the rows so far; ratios have none. */
    public Table totalOfCounts() {
        @Nullable Object[] sums = new @Nullable Object[head.size()];
        for (List<@Nullable Object> row : rows) {
            for (int column = 1; column < sums.length; column++) {
                if (row.get(column) instanceof Number count && !(count instanceof Double)) {
                    sums[column] = count.longValue() + (sums[column] instanceof Long sum ? sum : 0L);
                }
            }
        }
        return total(new Note("all", List.of()), sums);
    }

    /**
     * The same with more columns at the right.
     *
     * @param columns  their names
     * @param ofRows   the cells of each row
     * @param ofTotals the cells of each total
     */
    Table with(List<String> columns, List<List<@Nullable Object>> ofRows, List<List<@Nullable Object>> ofTotals) {
        List<String> all = new ArrayList<>(head);
        all.addAll(columns);
        Table wider = new Table(code, file, all);
        for (int row = 0; row < rows.size(); row++) {
            wider.row(joined(rows.get(row), ofRows.get(row)));
        }
        for (int total = 0; total < totals.size(); total++) {
            wider.total(totals.get(total).label(), joined(totals.get(total).cells(), ofTotals.get(total)));
        }
        wider.notes.addAll(notes);
        return wider;
    }

    private static @Nullable Object[] joined(List<@Nullable Object> cells, List<@Nullable Object> more) {
        List<@Nullable Object> all = new ArrayList<>(cells);
        all.addAll(more);
        return all.toArray();
    }

    /** A note more. */
    public Table note(String note, Object... values) {
        notes.add(new Note(note, List.of(values)));
        return this;
    }

    public String code() {
        return code;
    }

    public String file() {
        return file;
    }

    public List<String> head() {
        return head;
    }

    public List<List<@Nullable Object>> rows() {
        return Collections.unmodifiableList(rows);
    }

    public List<Total> totals() {
        return Collections.unmodifiableList(totals);
    }

    public List<Note> notes() {
        return Collections.unmodifiableList(notes);
    }
}
