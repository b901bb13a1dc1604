package vn.luutru.projection.report;

import java.time.LocalDate;
import java.util.List;
import vn.luutru.access.Territory;
import vn.luutru.projection.report.Sheet.Style;
import vn.luutru.projection.report.Table.Note;
import vn.luutru.projection.tourism.Capacity;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.TourismAnswer;

/**
 * Form 015.N/BCC-TMDV: rooms, beds and their use in one year, by class of establishment (the statistics office's
 * yearly report, after secondary sources; the indicators are known, the printed layout is not).
 */
public final class YearlyForm {

    /** What one class has and did; counts. */
    private record Line(
            long rooms,
            long beds,
            long overnight,
            long international,
            long roomNights,
            long bedNights,
            long openOvernight,
            long openRoomNights,
            long openBedNights) {

        static final Line NOTHING = new Line(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Line plus(Line more) {
            return new Line(
                    rooms + more.rooms,
                    beds + more.beds,
                    overnight + more.overnight,
                    international + more.international,
                    roomNights + more.roomNights,
                    bedNights + more.bedNights,
                    openOvernight + more.openOvernight,
                    openRoomNights + more.openRoomNights,
                    openBedNights + more.openBedNights);
        }
    }

    private static final int HEAD = 6;
    private static final List<Integer> WIDTHS = List.of(8, 40, 14, 14, 18, 18, 18, 18, 18, 18, 18);
    private static final List<String> COLUMNS = List.of(
            "form.number",
            "form015.class",
            "form015.rooms",
            "form015.beds",
            "form015.overnight",
            "form015.international",
            "form015.roomNights",
            "form015.bedNights",
            "form015.openOvernight",
            "form015.openRoomNights",
            "form015.openBedNights");

    private YearlyForm() {}

    /**
     * The form and its notes.
     *
     * @param capacity what can be let on the last day of the period
     * @param establishments the year's figures by type and stars
     * @param guests   the same by type, stars and origin
     * @param territory where it is counted
     * @param position of the log up to which everything is counted
     */
    public static List<Sheet> of(
            TableTexts texts,
            List<Capacity> capacity,
            TourismAnswer establishments,
            TourismAnswer guests,
            Territory territory,
            long position) {
        LocalDate last = establishments.to().minusDays(1);
        int year = last.getYear();
        boolean whole = last.equals(LocalDate.of(year, 12, 31));
        Sheet sheet = new Sheet("015.N-BCC-TMDV", HEAD + 1, WIDTHS)
                .line(0, texts.text("form015.name"), Style.PLAIN)
                .line(1, texts.text("form015.title"), Style.TITLE)
                .line(2, texts.text("form.year", Integer.toString(year)), Style.PLAIN)
                .line(3, whole ? texts.text("form.whole") : texts.text("form.soFar", last), Style.PLAIN)
                .line(4, PlaceNames.territory(texts, territory), Style.PLAIN);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.put(HEAD, column, texts.text(COLUMNS.get(column)), Style.HEAD);
        }
        Line total = Line.NOTHING;
        int row = HEAD + 2;
        for (LodgingClass one : LodgingClass.values()) {
            Line line = line(one, capacity, establishments, guests);
            put(sheet, row, Integer.toString(row - HEAD - 1), texts.text("form015." + one), line, Style.TEXT);
            total = total.plus(line);
            row++;
        }
        put(sheet, HEAD + 1, "", texts.text("form015.total"), total, Style.STRONG);
        sheet.put(row + 1, 1, texts.text("form.drawnUpBy"), Style.PLAIN)
                .put(row + 1, 6, texts.text("form.signedBy"), Style.PLAIN);
        return List.of(sheet, notes(texts, establishments, position));
    }

    private static void put(Sheet sheet, int row, String number, String name, Line line, Style style) {
        sheet.put(row, 0, number, style)
                .put(row, 1, name, style)
                .put(row, 2, line.rooms, Style.COUNT)
                .put(row, 3, line.beds, Style.COUNT)
                .put(row, 4, line.overnight, Style.COUNT)
                .put(row, 5, line.international, Style.COUNT)
                .put(row, 6, line.roomNights, Style.COUNT)
                .put(row, 7, line.bedNights, Style.COUNT)
                .put(row, 8, line.openOvernight, Style.COUNT)
                .put(row, 9, line.openRoomNights, Style.COUNT)
                .put(row, 10, line.openBedNights, Style.COUNT);
    }

    private static Line line(
            LodgingClass one, List<Capacity> capacity, TourismAnswer establishments, TourismAnswer guests) {
        long rooms = 0;
        long beds = 0;
        for (Capacity known : capacity) {
            if (LodgingClass.of(known.type(), known.stars()) == one) {
                rooms += known.rooms();
                beds += known.beds();
            }
        }
        long roomNights = 0;
        long bedNights = 0;
        long openRoomNights = 0;
        long openBedNights = 0;
        for (TourismAnswer.Item item : establishments.items()) {
            if (LodgingClass.of(item.values()) == one) {
                Figures figures = item.figures();
                long open = figures.openRoomsUsed() == null ? 0 : figures.openRoomsUsed();
                openRoomNights += open;
                openBedNights += figures.openNights();
                roomNights += open + (figures.roomsUsed() == null ? 0 : figures.roomsUsed());
                bedNights += figures.nights() + figures.openNights();
            }
        }
        long overnight = 0;
        long openOvernight = 0;
        long international = 0;
        for (TourismAnswer.Item item : guests.items()) {
            if (LodgingClass.of(item.values()) == one) {
                // Whoever has not left by the end of a month that is over has spent a night.
                long guestsOvernight =
                        item.figures().overnightArrivals() + item.figures().openArrivals();
                overnight += guestsOvernight;
                openOvernight += item.figures().openArrivals();
                international += "INTERNATIONAL".equals(item.values().getLast()) ? guestsOvernight : 0;
            }
        }
        return new Line(
                rooms,
                beds,
                overnight,
                international,
                roomNights,
                bedNights,
                openOvernight,
                openRoomNights,
                openBedNights);
    }

    private static Sheet notes(TableTexts texts, TourismAnswer establishments, long position) {
        Sheet sheet = TableSheets.notes(texts);
        List<Note> notes = List.of(
                new Note(
                        "period",
                        List.of(establishments.from(), establishments.to().minusDays(1))),
                new Note("position", List.of(position)),
                new Note(establishments.rounded() ? "tourismRounded" : "exact", List.of()),
                new Note("form.layout", List.of()),
                new Note("form.tourist", List.of()),
                new Note("form015.capacity", List.of(establishments.to().minusDays(1))),
                new Note("form015.overnight", List.of()),
                new Note("form015.roomNights", List.of()),
                new Note("form015.bedNights", List.of()),
                new Note("form015.classes", List.of()));
        int next = 0;
        for (Note note : notes) {
            next = TableSheets.put(sheet, next, note, texts);
        }
        return sheet;
    }
}
