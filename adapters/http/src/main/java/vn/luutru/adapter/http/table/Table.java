package vn.luutru.adapter.http.table;

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

    private final String code;
    private final String file;
    private final List<String> head;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
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

    public List<Note> notes() {
        return Collections.unmodifiableList(notes);
    }
}
