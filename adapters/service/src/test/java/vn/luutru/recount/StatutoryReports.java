package vn.luutru.recount;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.app.figures.Spreadsheet;

/** Forms 01-CS/LTDL and 015.N/BCC-TMDV as the glossary defines them, and as they are read from the workbooks. */
final class StatutoryReports {

    private static final List<String> CLASSES = List.of(
            "HOTEL 5",
            "HOTEL 4",
            "HOTEL 3",
            "HOTEL 2",
            "HOTEL 1",
            "HOTEL",
            "GUEST_HOUSE",
            "VILLA",
            "VILLAGE",
            "APARTMENT",
            "OTHER");
    private static final int MONTHLY_HEAD = 8;
    private static final int MONTHLY_LINES = 10;
    private static final int YEARLY_HEAD = 6;

    private final World world;

    StatutoryReports(World world) {
        this.world = world;
    }

    /** The lines of the form from top to bottom: the figure, and the part of it that nobody has confirmed. */
    Map<Integer, String> month(YearMonth month, Function<PlainEstablishment, Boolean> which) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        Tourism tourism = new Tourism(world);
        Map<String, @Nullable BigDecimal> all =
                tourism.figures(from, to, List.of(), which).get(Map.<String, @Nullable String>of());
        var byOrigin = tourism.figures(from, to, List.of("origin"), which);
        Map<String, @Nullable BigDecimal> foreign = byOrigin.getOrDefault(Map.of("origin", "INTERNATIONAL"), Map.of());
        Map<String, @Nullable BigDecimal> domestic = byOrigin.getOrDefault(Map.of("origin", "DOMESTIC"), Map.of());
        List<String> lines = new ArrayList<>();
        lines.add(of(all, "arrivals") + " " + of(all, "openArrivals"));
        for (var group : List.of(all, foreign, domestic)) {
            lines.add(of(group, "overnightArrivals") + of(group, "openArrivals") + " " + of(group, "openArrivals"));
        }
        for (var group : List.of(all, foreign, domestic)) {
            lines.add(of(group, "dayGuests") + " 0");
        }
        for (var group : List.of(all, foreign, domestic)) {
            lines.add(of(group, "nights") + of(group, "openNights") + " " + of(group, "openNights"));
        }
        Map<Integer, String> form = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            form.put(line, lines.get(line));
        }
        return form;
    }

    private static long of(Map<String, @Nullable BigDecimal> figures, String name) {
        BigDecimal value = figures.get(name);
        return value == null ? 0 : value.longValueExact();
    }

    static Map<Integer, String> monthly(byte[] workbook) throws IOException {
        List<List<Object>> sheet = Spreadsheet.sheet(workbook, 0);
        Map<Integer, String> form = new TreeMap<>();
        for (int line = 0; line < MONTHLY_LINES; line++) {
            int row = MONTHLY_HEAD + 1 + line;
            form.put(line, Spreadsheet.at(sheet, row, 3) + " " + Spreadsheet.at(sheet, row, 4));
        }
        return form;
    }

    /** The lines of the classes, and of all of them: the nine figures. */
    Map<String, List<Long>> year(int year) {
        LocalDate from = LocalDate.of(year, 1, 1);
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        LocalDate running = world.today.withDayOfMonth(1);
        LocalDate last = (running.isBefore(end) ? running : end).minusDays(1);
        long[][] sums = new long[CLASSES.size() + 1][9];
        for (PlainEstablishment establishment : world.establishments.values()) {
            if (establishment.there(last) && establishment.ofTourism(last)) {
                add(sums, classOf(establishment.type(last), establishment.stars(last)), 0, establishment.rooms(last));
                add(sums, classOf(establishment.type(last), establishment.stars(last)), 1, establishment.beds(last));
            }
        }
        Tourism tourism = new Tourism(world);
        tourism.figures(from, last, List.of("establishmentType", "stars"), establishment -> true)
                .forEach((group, figures) -> {
                    int of = classOf(group.get("establishmentType"), group.get("stars"));
                    add(sums, of, 2, of(figures, "overnightArrivals") + of(figures, "openArrivals"));
                    add(sums, of, 4, of(figures, "roomsUsed") + of(figures, "openRoomsUsed"));
                    add(sums, of, 5, of(figures, "nights") + of(figures, "openNights"));
                    add(sums, of, 6, of(figures, "openArrivals"));
                    add(sums, of, 7, of(figures, "openRoomsUsed"));
                    add(sums, of, 8, of(figures, "openNights"));
                });
        tourism.figures(from, last, List.of("establishmentType", "stars", "origin"), establishment -> true)
                .forEach((group, figures) -> {
                    if ("INTERNATIONAL".equals(group.get("origin"))) {
                        int of = classOf(group.get("establishmentType"), group.get("stars"));
                        add(sums, of, 3, of(figures, "overnightArrivals") + of(figures, "openArrivals"));
                    }
                });
        Map<String, List<Long>> form = new TreeMap<>();
        for (int line = 0; line < sums.length; line++) {
            form.put(name(line), java.util.Arrays.stream(sums[line]).boxed().toList());
        }
        return form;
    }

    private static void add(long[][] sums, int of, int column, long more) {
        sums[of + 1][column] += more;
        sums[0][column] += more;
    }

    private static int classOf(String type, @Nullable String stars) {
        return CLASSES.indexOf(
                switch (type) {
                    case "HOTEL" -> stars == null ? "HOTEL" : "HOTEL " + stars;
                    case "GUEST_HOUSE", "GOVERNMENT_GUEST_HOUSE" -> "GUEST_HOUSE";
                    case "TOURIST_VILLA" -> "VILLA";
                    case "TOURIST_APARTMENT" -> "APARTMENT";
                    default -> "OTHER";
                });
    }

    private static String name(int line) {
        return line == 0 ? "total" : CLASSES.get(line - 1);
    }

    static Map<String, List<Long>> yearly(byte[] workbook) throws IOException {
        List<List<Object>> sheet = Spreadsheet.sheet(workbook, 0);
        Map<String, List<Long>> form = new TreeMap<>();
        for (int line = 0; line <= CLASSES.size(); line++) {
            List<Long> figures = new ArrayList<>();
            for (int column = 2; column < 11; column++) {
                figures.add(((BigDecimal) Spreadsheet.at(sheet, YEARLY_HEAD + 1 + line, column)).longValueExact());
            }
            form.put(name(line), figures);
        }
        return form;
    }
}
