package vn.luutru.projection.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook: cells at their places, rows and columns counted from 0. */
public final class Sheet {

    /** How a cell looks. */
    public enum Style {
        /** Text without a frame. */
        PLAIN,
        /** Bold, over the width of the sheet. */
        TITLE,
        /** Bold, centred, framed. */
        HEAD,
        /** Framed text. */
        TEXT,
        /** Framed and bold. */
        STRONG,
        /** Framed, a whole number with separators of thousands. */
        COUNT,
        /** Framed, two decimals. */
        DECIMAL,
        /** Framed, a ratio as per cent with one decimal. */
        PERCENT
    }

    /**
     * A cell.
     *
     * @param value a text or a number; null for an empty cell
     * @param span  over how many columns it reaches
     */
    public record Placed(int row, int column, @Nullable Object value, Style style, int span) {}

    private final String name;
    private final int frozen;
    private final List<Integer> widths;
    private final List<Placed> cells = new ArrayList<>();

    /**
     * @param name   at most 31 characters
     * @param frozen how many rows stay in sight
     * @param widths of the columns, in characters
     */
    public Sheet(String name, int frozen, List<Integer> widths) {
        this.name = name;
        this.frozen = frozen;
        this.widths = List.copyOf(widths);
    }

    /** Puts a value into a cell. */
    public Sheet put(int row, int column, @Nullable Object value, Style style) {
        cells.add(new Placed(row, column, value, style, 1));
        return this;
    }

    /** Puts a line over all columns. */
    public Sheet line(int row, String text, Style style) {
        cells.add(new Placed(row, 0, text, style, widths.size()));
        return this;
    }

    public String name() {
        return name;
    }

    /** The same cells under another name: in a workbook no two sheets have the same. */
    public Sheet named(String other) {
        Sheet sheet = new Sheet(other, frozen, widths);
        sheet.cells.addAll(cells);
        return sheet;
    }

    public int frozen() {
        return frozen;
    }

    public List<Integer> widths() {
        return widths;
    }

    public List<Placed> cells() {
        return Collections.unmodifiableList(cells);
    }
}
