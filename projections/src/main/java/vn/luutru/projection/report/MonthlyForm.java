package vn.luutru.projection.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.projection.report.Sheet.Style;
import vn.luutru.projection.report.Table.Note;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.TourismAnswer;

/**
 * Form 01-CS/LTDL: guests served and guest-days of one month (circular 18/2021/TT-BVHTTDL, after secondary sources;
 * the indicators are known, the printed layout is not).
 */
public final class MonthlyForm {

    /** The day of the next month by which it is due (the same circular). */
    static final int DUE_DAY = 12;

    private static final int HEAD = 8;
    private static final List<Integer> WIDTHS = List.of(8, 44, 16, 18, 18);

    private final TableTexts texts;
    private final YearMonth month;
    private final TourismAnswer answer;
    private int row = HEAD;

    private MonthlyForm(TableTexts texts, YearMonth month, TourismAnswer answer) {
        this.texts = texts;
        this.month = month;
        this.answer = answer;
    }

    /**
     * The form and its notes.
     *
     * @param answer   the month's figures by origin
     * @param establishment whose report it is; null for all establishments of the territory
     * @param territory where it is counted
     * @param position of the log up to which everything is counted
     */
    public static List<Sheet> of(
            TableTexts texts,
            YearMonth month,
            TourismAnswer answer,
            @Nullable Establishment establishment,
            Territory territory,
            long position) {
        MonthlyForm form = new MonthlyForm(texts, month, answer);
        return List.of(form.figures(establishment, territory), form.notes(position));
    }

    private Sheet figures(@Nullable Establishment establishment, Territory territory) {
        Sheet sheet = new Sheet("01-CS-LTDL", HEAD + 1, WIDTHS)
                .line(0, texts.text("form01.name"), Style.PLAIN)
                .line(1, texts.text("form01.title"), Style.TITLE)
                .line(2, texts.text("form.month", month), Style.PLAIN);
        if (establishment == null) {
            sheet.line(3, texts.text("form.all"), Style.PLAIN);
        } else {
            sheet.line(
                            3,
                            texts.text(
                                    "form.establishment",
                                    establishment.name(),
                                    establishment.id().value()),
                            Style.PLAIN)
                    .line(4, kind(establishment), Style.PLAIN);
        }
        LocalDate due = month.plusMonths(1).atDay(DUE_DAY);
        sheet.line(5, PlaceNames.territory(texts, territory), Style.PLAIN)
                .line(6, texts.text("form01.due", due), Style.PLAIN);
        List<String> head = List.of("form.number", "form01.indicator", "form01.unit", "form01.inMonth", "form01.open");
        for (int column = 0; column < head.size(); column++) {
            sheet.put(HEAD, column, texts.text(head.get(column)), Style.HEAD);
        }
        Figures all = answer.total();
        Figures international = of("INTERNATIONAL");
        Figures domestic = of("DOMESTIC");
        put(sheet, "1", "form01.guests", "form01.guest", all.arrivals(), all.openArrivals());
        put(sheet, "1.1", "form01.overnight", "form01.guest", overnight(all), all.openArrivals());
        put(sheet, "", "form01.international", "form01.guest", overnight(international), international.openArrivals());
        put(sheet, "", "form01.domestic", "form01.guest", overnight(domestic), domestic.openArrivals());
        put(sheet, "1.2", "form01.sameDay", "form01.guest", all.dayGuests(), 0);
        put(sheet, "", "form01.international", "form01.guest", international.dayGuests(), 0);
        put(sheet, "", "form01.domestic", "form01.guest", domestic.dayGuests(), 0);
        put(sheet, "2", "form01.guestDays", "form01.day", answer.guestDays(all), all.openNights());
        put(
                sheet,
                "",
                "form01.international",
                "form01.day",
                answer.guestDays(international),
                international.openNights());
        put(sheet, "", "form01.domestic", "form01.day", answer.guestDays(domestic), domestic.openNights());
        return sheet.put(row + 2, 1, texts.text("form.drawnUpBy"), Style.PLAIN)
                .put(row + 2, 3, texts.text("form.signedBy"), Style.PLAIN);
    }

    /** @param open of the value, what is counted of guests without a departure: nobody has confirmed it */
    private void put(Sheet sheet, String number, String indicator, String unit, long value, long open) {
        Style style = number.length() == 1 ? Style.STRONG : Style.TEXT;
        row++;
        sheet.put(row, 0, number, style)
                .put(row, 1, texts.text(indicator), style)
                .put(row, 2, texts.text(unit), Style.TEXT)
                .put(row, 3, value, Style.COUNT)
                .put(row, 4, open, Style.COUNT);
    }

    private String kind(Establishment establishment) {
        String type = PlaceNames.type(texts, establishment.type());
        return establishment.stars() == null ? type : texts.text("form.ranked", type, establishment.stars());
    }

    /** Whoever has not left by the end of a month that is over has spent a night. */
    private static long overnight(Figures figures) {
        return figures.overnightArrivals() + figures.openArrivals();
    }

    private Figures of(String origin) {
        for (TourismAnswer.Item item : answer.items()) {
            if (origin.equals(item.values().getFirst())) {
                return item.figures();
            }
        }
        return Figures.OF_NOBODY;
    }

    private Sheet notes(long position) {
        Sheet sheet = TableSheets.notes(texts);
        Figures unknown = of("UNKNOWN").plus(of("REST"));
        List<Note> notes = List.of(
                new Note("period", List.of(answer.from(), answer.to().minusDays(1))),
                new Note("position", List.of(position)),
                new Note(answer.rounded() ? "tourismRounded" : "exact", List.of()),
                new Note("form.layout", List.of()),
                new Note("form.tourist", List.of()),
                new Note("form01.overnight", List.of(answer.total().openArrivals())),
                new Note("form01.origin", List.of(unknown.arrivals(), answer.guestDays(unknown))),
                new Note(answer.dayGuestsStay() ? "form01.daysWith" : "form01.daysWithout", List.of()));
        int next = 0;
        for (Note note : notes) {
            next = TableSheets.put(sheet, next, note, texts);
        }
        return sheet;
    }
}
