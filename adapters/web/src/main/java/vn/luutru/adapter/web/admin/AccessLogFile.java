package vn.luutru.adapter.web.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.AccessWords;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;

/**
 * Entries of the access log as a file.
 *
 * @param entries  the newest first
 * @param complete whether these are all
 */
record AccessLogFile(List<AccessEntry> entries, boolean complete) {

    /** So many entries has a file for programs. */
    static final int MAX_OF_PROGRAMS = 100_000;

    /** So many has a workbook, whose cells are all in memory at once. */
    static final int MAX_OF_PEOPLE = 20_000;

    private static final List<String> CSV_HEAD = List.of(
            "asked_at", "kind", "reader", "role", "territory", "purpose", "case", "question", "criteria", "results");

    /** Heads and widths of the columns of the workbook; the texts are {@code admin.log.NAME}. */
    private record Column(String name, int width) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("at", 17),
            new Column("who", 26),
            new Column("role", 16),
            new Column("territory", 28),
            new Column("kind", 20),
            new Column("asked", 34),
            new Column("purpose", 24),
            new Column("case", 18),
            new Column("criteria", 44),
            new Column("results", 10));

    /** Rows above those of the entries. */
    private static final int ABOVE = 3;

    AccessLogFile {
        entries = List.copyOf(entries);
    }

    /**
     * A file of what a question finds.
     *
     * @param pages asks for the page of a token, of null for the first
     * @param most  entries at most
     */
    static AccessLogFile of(Function<@Nullable String, Page<AccessEntry>> pages, int most) {
        List<AccessEntry> entries = new ArrayList<>();
        String after = null;
        do {
            Page<AccessEntry> page = pages.apply(after);
            entries.addAll(page.items());
            after = page.nextPage();
        } while (after != null && entries.size() < most);
        boolean complete = after == null && entries.size() <= most;
        return new AccessLogFile(entries.subList(0, Math.min(most, entries.size())), complete);
    }

    /** For programs: codes and instants in UTC. Spreadsheets take it for UTF-8 by its mark alone. */
    byte[] csv() {
        Table file = new Table("access-log", "nhat-ky-truy-cap", CSV_HEAD);
        entries.forEach(entry -> file.row(
                entry.askedAt().toString(),
                entry.kind().code(),
                entry.reader(),
                entry.role(),
                entry.territory(),
                entry.purpose(),
                entry.caseFile(),
                entry.question(),
                criteria(entry),
                entry.results()));
        if (!complete) {
            @Nullable Object[] last = new @Nullable Object[CSV_HEAD.size()];
            last[0] = String.format(Locale.ROOT, "# only the newest %d entries", entries.size());
            file.row(last);
        }
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        byte[] csv = Csv.of(file);
        byte[] marked = Arrays.copyOf(mark, mark.length + csv.length);
        System.arraycopy(csv, 0, marked, mark.length, csv.length);
        return marked;
    }

    /** What was asked for, or which key or desk it was, in one line and in the log's own names. */
    private static String criteria(AccessEntry entry) {
        return new TreeMap<>(entry.criteria())
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** For people: words for codes, times of the local clock, and texts that are never formulas. */
    Sheet sheet(PageWords words, Instant now) {
        Sheet sheet = new Sheet(
                words.text("admin.log.entries"),
                ABOVE,
                COLUMNS.stream().map(Column::width).toList());
        String rest = words.text("admin.log.file.rest", words.formats().count(entries.size()));
        sheet.line(0, words.text("admin.log"), Sheet.Style.TITLE);
        sheet.line(
                1,
                words.text(
                                "admin.log.file.words",
                                words.formats().count(entries.size()),
                                words.formats().day(now) + " " + words.formats().time(now))
                        + (complete ? "" : " " + rest),
                Sheet.Style.PLAIN);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.put(2, column, words.text("admin.log." + COLUMNS.get(column).name), Sheet.Style.HEAD);
        }
        AccessWords in = new AccessWords(words);
        int row = ABOVE;
        for (AccessEntry entry : entries) {
            List<Object> cells = cells(entry, in);
            for (int column = 0; column < cells.size(); column++) {
                Object cell = cells.get(column);
                sheet.put(row, column, cell, cell instanceof Number ? Sheet.Style.COUNT : Sheet.Style.TEXT);
            }
            row++;
        }
        if (!complete) {
            sheet.line(row, rest, Sheet.Style.TITLE);
        }
        return sheet;
    }

    private static List<Object> cells(AccessEntry entry, AccessWords words) {
        String caseFile = entry.caseFile();
        return List.of(
                words.at(entry),
                entry.reader(),
                words.role(entry),
                words.territory(entry),
                words.kind(entry),
                words.question(entry),
                words.purpose(entry),
                caseFile == null ? "" : caseFile,
                words.criteria(entry),
                entry.results());
    }
}
