package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import vn.luutru.adapter.web.Download;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.report.Sheet;

/**
 * Stays as a workbook for people: words for codes, days and times as Vietnamese write them, and every cell a text, so that
 * a number keeps its first zero and nothing is a formula.
 */
final class ResidentSheet {

    /** Asks for the file for programs in the field {@code tep}; anything else asks for the workbook. */
    static final String FOR_PROGRAMS = "csv";

    /** Heads and widths of the columns; the texts are {@code police.file.NAME}. */
    private record Column(String name, int width) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("name", 28),
            new Column("born", 12),
            new Column("sex", 10),
            new Column("nationality", 16),
            new Column("type", 18),
            new Column("number", 16),
            new Column("residence", 36),
            new Column("establishment", 30),
            new Column("ward", 22),
            new Column("room", 12),
            new Column("arrived", 17),
            new Column("departed", 17),
            new Column("state", 14),
            new Column("reported", 17),
            new Column("timeliness", 14));

    /** Rows above those of the stays. */
    private static final int ABOVE = 3;

    private ResidentSheet() {}

    /**
     * The answer with the file.
     *
     * @param kind  as the field {@code tep} has it
     * @param title what was looked for
     * @param until when the register counts
     */
    static ResponseEntity<byte[]> download(
            ResidentFile file, String kind, String title, Instant until, StayWords words) {
        String rest = words.text("file.rest", Integer.toString(ResidentFile.MAX_ROWS));
        return kind.equals(FOR_PROGRAMS)
                ? file.download(rest)
                : Download.workbook(file.name(), List.of(sheet(file, title, until, rest, words)));
    }

    private static Sheet sheet(ResidentFile file, String title, Instant until, String rest, StayWords words) {
        Sheet sheet = new Sheet(
                words.text("file.sheet"),
                ABOVE,
                COLUMNS.stream().map(Column::width).toList());
        sheet.line(0, title, Sheet.Style.TITLE);
        sheet.line(
                1,
                words.text("file.until", file.size(), words.dayAndTime(until)) + (file.complete() ? "" : " " + rest),
                Sheet.Style.PLAIN);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.put(2, column, words.text("file." + COLUMNS.get(column).name), Sheet.Style.HEAD);
        }
        int row = ABOVE;
        for (Resident stay : file.stays()) {
            List<String> cells = cells(stay, words);
            for (int column = 0; column < cells.size(); column++) {
                sheet.put(row, column, cells.get(column), Sheet.Style.TEXT);
            }
            row++;
        }
        if (!file.complete()) {
            sheet.line(row, rest, Sheet.Style.TITLE);
        }
        return sheet;
    }

    private static List<String> cells(Resident stay, StayWords words) {
        String number = stay.documentNumber();
        Instant departed = stay.departedAt();
        return List.of(
                stay.fullName(),
                words.born(stay),
                code(words, "sexes", stay.sex()),
                stay.nationality() == null ? "" : words.country(stay.nationality()),
                code(words, "document-types", stay.documentType()),
                number == null ? "" : number,
                words.residence(stay.residence()),
                words.establishment(stay),
                stay.ward().isEmpty() ? "" : PoliceFrame.ward(stay.ward()),
                StayWords.room(stay.department(), stay.room(), stay.bed()),
                words.dayAndTime(stay.arrivedAt()),
                departed == null ? "" : words.dayAndTime(departed),
                words.text("state." + stay.state().code()),
                words.dayAndTime(stay.reportedAt()),
                words.text(stay.timeliness() == Timeliness.LATE ? "tag.late" : "file.ontime"));
    }

    private static String code(StayWords words, String table, @Nullable Code code) {
        return code == null ? "" : words.name(CodeTables.find(table), code.code());
    }
}
