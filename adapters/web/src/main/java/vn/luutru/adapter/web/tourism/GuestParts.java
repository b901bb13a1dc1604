package vn.luutru.adapter.web.tourism;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.Bars;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.cube.AgeGroups;

/** What guests are, by whole months: where they come from, their nationality, their age. */
public final class GuestParts {

    private static final int NATIONALITIES = 8;
    private static final String UNKNOWN = "UNKNOWN";
    private static final String REST = "REST";
    private static final String INTERNATIONAL = "INTERNATIONAL";

    private final PageWords words;
    private final TableTexts texts;
    private final Period months;
    private final TourismView origins;
    private final TourismView nationalities;
    private final TourismView ages;

    GuestParts(PageWords words, TourismFigures figures, Period period, Territory territory) {
        this(
                words,
                period.months(figures.today()),
                figures.view(period, Breakdown.ORIGIN, territory),
                figures.view(period, Breakdown.NATIONALITY, territory),
                figures.view(period, Breakdown.AGE, territory));
    }

    GuestParts(PageWords words, Period months, TourismView origins, TourismView nationalities, TourismView ages) {
        this.words = words;
        this.texts = TableTexts.in(words.language().locale());
        this.months = months;
        this.origins = origins;
        this.nationalities = nationalities;
        this.ages = ages;
    }

    /** Which months these are, in words. */
    public String months() {
        return months(words, months);
    }

    /** Some whole months, within a sentence. */
    static String months(PageWords words, Period months) {
        return months.from().plusMonths(1).equals(months.to())
                ? words.text("tourism.persons.month", words.formats().month(YearMonth.from(months.from())))
                : words.text(
                        "tourism.persons.months",
                        words.formats().month(YearMonth.from(months.from())),
                        words.formats().month(YearMonth.from(months.last())));
    }

    /** Whether anybody came in these months. */
    public boolean any() {
        return origins.total().arrivals() > 0;
    }

    /** Domestic, international and so on. */
    public Bars origins() {
        Bars bars = new Bars();
        origins.items().stream()
                .filter(item -> item.figures().arrivals() > 0)
                .sorted(byArrivals())
                .forEach(item -> bars.bar(name("origin", item), item.figures().arrivals(), written(item)));
        return bars;
    }

    /**
     * The foreign nationalities with the most guests; of the other foreigners, also of those whose nationality has too
     * few guests to be named, one bar, so that all together are the international guests.
     */
    public Bars nationalities() {
        Bars bars = new Bars();
        List<TourismView.Item> foreign = nationalities.items().stream()
                .filter(item -> item.figures().arrivals() > 0 && foreign(TourismFigures.value(item)))
                .sorted(byArrivals())
                .limit(NATIONALITIES)
                .toList();
        foreign.forEach(
                item -> bars.bar(name("nationality", item), item.figures().arrivals(), written(item)));
        long others = international()
                - foreign.stream().mapToLong(item -> item.figures().arrivals()).sum();
        if (others > 0) {
            bars.bar(
                    words.text("tourism.nationality.others"),
                    others,
                    words.formats().count(others));
        }
        return bars;
    }

    private long international() {
        return origins.items().stream()
                .filter(item -> INTERNATIONAL.equals(TourismFigures.value(item)))
                .mapToLong(item -> item.figures().arrivals())
                .sum();
    }

    /** In the order of age. */
    public Bars ages() {
        Bars bars = new Bars();
        ages.items().stream()
                .sorted(Comparator.comparingInt(GuestParts::age))
                .filter(item -> item.figures().arrivals() > 0)
                .forEach(item -> bars.bar(ageName(item), item.figures().arrivals(), written(item)));
        return bars;
    }

    private static boolean foreign(@Nullable String code) {
        return code != null && !code.equals("VNM") && !code.equals(REST);
    }

    private static Comparator<TourismView.Item> byArrivals() {
        return Comparator.comparingLong(
                        (TourismView.Item item) -> item.figures().arrivals())
                .reversed();
    }

    private String written(TourismView.Item item) {
        return words.formats().count(item.figures().arrivals());
    }

    private String name(String column, TourismView.Item item) {
        String code = TourismFigures.value(item);
        Object name = code == null ? null : texts.value(column, code);
        return name == null ? words.text("tourism.unknown") : name.toString();
    }

    /** As {@link AgeGroups} names them: 0-5, …, 65+. */
    private String ageName(TourismView.Item item) {
        String code = TourismFigures.value(item);
        if (code == null || code.equals(UNKNOWN) || code.equals(REST)) {
            return name("ageGroup", item);
        }
        int dash = code.indexOf('-');
        return dash < 0
                ? words.text("tourism.age.from", code.replace("+", ""))
                : words.text("tourism.age.between", code.substring(0, dash), code.substring(dash + 1));
    }

    private static int age(TourismView.Item item) {
        String code = TourismFigures.value(item);
        if (code == null || !Character.isDigit(code.charAt(0))) {
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(code.split("[-+]", -1)[0]);
    }
}
