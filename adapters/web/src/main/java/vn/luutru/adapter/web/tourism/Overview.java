package vn.luutru.adapter.web.tourism;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.WardMaps;
import vn.luutru.adapter.web.office.KeyFigure;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.projection.compliance.OpenDays;

/** What the first page of the tourism department shows of a period. */
public final class Overview {

    /**
     * A period that one click chooses.
     *
     * @param href    of the page with it
     * @param current whether it is shown
     */
    public record Chip(String name, String href, boolean current) {}

    private final PageWords words;
    private final TourismFigures figures;
    private final PeriodChoice choice;
    private final Territory territory;
    private final @Nullable String ward;
    private final ReadModelClock.Counted counted;
    private final WardMaps maps;

    /**
     * @param territory of the reader
     * @param ward      the only one of it whose figures are shown; null for all
     */
    Overview(
            PageWords words,
            TourismFigures figures,
            PeriodChoice choice,
            Territory territory,
            @Nullable String ward,
            ReadModelClock.Counted counted,
            WardMaps maps) {
        this.words = words;
        this.figures = figures;
        this.choice = choice;
        this.territory = ward == null ? territory : Territory.ward(ward);
        this.ward = ward;
        this.counted = counted;
        this.maps = maps;
    }

    /** The days in words. */
    public String days() {
        Period period = choice.period();
        return period.days() == 1
                ? words.text(
                        "tourism.night",
                        words.text(
                                "office.weekday." + period.from().getDayOfWeek().getValue()),
                        words.formats().day(period.from()))
                : words.text(
                        "tourism.days.between",
                        words.formats().day(period.from()),
                        words.formats().day(period.last()));
    }

    /** The same within a sentence. */
    public String daysWithin() {
        String days = days();
        return days.substring(0, 1).toLowerCase(Locale.ROOT) + days.substring(1);
    }

    /** Whose figures these are, and until when they count. */
    public String context() {
        String whose = territory.isProvince() ? "tourism.context" : "tourism.context.ward";
        return words.text(
                ward == null ? whose : "tourism.context.only",
                days(),
                words.formats().time(counted.until()),
                words.formats().day(counted.until()),
                wardName());
    }

    /** The ward whose figures alone are shown; empty where all are. */
    public String wardName() {
        return ward == null ? "" : words.name(CodeTables.WARDS, ward);
    }

    /** Its code; null where all are shown. */
    public @Nullable String ward() {
        return ward;
    }

    /** Whether there are several wards, so that one can be chosen of them. */
    public boolean severalWards() {
        List<String> wards = territory.codes();
        return wards == null || wards.size() > 1;
    }

    /** The periods to choose, on a page. */
    public List<Chip> chips(String page) {
        return PeriodChoice.offered(figures.today()).stream()
                .map(kind -> new Chip(
                        words.text("tourism.period." + kind.word()),
                        page + "?ky=" + kind.word() + ofWard(),
                        !choice.wrong() && kind == choice.period().kind()))
                .toList();
    }

    /** Whether the days were typed, or are to be. */
    public boolean chosen() {
        return choice.wrong() || choice.period().kind() == Period.Kind.CHOSEN;
    }

    public String typedFrom() {
        return choice.from();
    }

    public String typedTo() {
        return choice.to();
    }

    /** What is wrong with the chosen days, by field. */
    public Map<String, String> errors() {
        Map<String, String> errors = new TreeMap<>(Comparator.reverseOrder());
        choice.errors().forEach((field, key) -> errors.put(field.equals("ky") ? "tu" : field, words.text(key)));
        return errors;
    }

    /** What an address of a file has of the period and the ward. */
    public String query() {
        return choice.query() + ofWard();
    }

    /** What an address has of the period alone: it shows the whole territory. */
    public String everywhere() {
        return choice.query();
    }

    private String ofWard() {
        return ward == null ? "" : "&" + TourismOffice.WARD + "=" + ward;
    }

    /** How complete the figures are, of the very days that are shown. */
    public String completeness() {
        return completeness("tourism.complete.told");
    }

    /** The same in fewer words, for a wall. */
    public String shortCompleteness() {
        return completeness("tourism.complete.short");
    }

    private String completeness(String told) {
        Period period = choice.period();
        OpenDays found = figures.completeness(period, territory);
        String key = switch (Completeness.of(found)) {
            case NONE -> "tourism.complete.none";
            case UNKNOWN -> "tourism.complete.unknown";
            case FEW, ENOUGH -> period.days() == 1 ? told + ".night" : told;
        };
        return words.text(
                key,
                words.formats().roughShare(Completeness.rounded(found)),
                words.formats().count(found.declared()),
                words.formats().count(found.open()),
                words.formats().count(found.missing()));
    }

    /** Which comparisons a holiday makes uneven, in one sentence; empty where none does. */
    public String holidays() {
        return holidays(new ComparedDays(words, choice.period()).uneven());
    }

    /** The same of what the wall shows, which has months of foreign guests too. */
    public String wallHolidays() {
        Period period = choice.period();
        Period months = period.months(figures.today());
        List<String> uneven = new ArrayList<>(new ComparedDays(words, period).uneven());
        if (!months.sameDaysAs(period)) {
            uneven.addAll(new ComparedDays(words, months).uneven());
        }
        return holidays(uneven);
    }

    private String holidays(List<String> uneven) {
        return uneven.isEmpty() ? "" : words.text("tourism.holidays", String.join("; ", uneven));
    }

    public List<KeyFigure> keys() {
        return keyFigures().all();
    }

    /** For a wall. */
    public List<KeyFigure> wallKeys() {
        return keyFigures().wall();
    }

    private KeyFigures keyFigures() {
        return new KeyFigures(words, figures, choice.period(), territory);
    }

    /** Where it is: the province, the one ward of the territory, or how many wards it has. */
    public String place() {
        List<String> wards = territory.codes();
        if (wards == null) {
            return words.text("tourism.place.province");
        }
        return wards.size() == 1
                ? words.name(CodeTables.WARDS, wards.getFirst())
                : words.text("tourism.place.wards", words.formats().count(wards.size()));
    }

    /** The address of the figures of the lines as a table for programs. */
    public String seriesFile() {
        Period shown = DailySeries.shown(choice.period());
        return file(shown, shown.equals(choice.period()) ? choice.query() : PeriodChoice.typed(shown));
    }

    /** The same of the other line, of the year before. */
    public String seriesFileBefore() {
        Period before = DailySeries.shown(choice.period()).yearBefore();
        return file(DailySeries.shown(choice.period()), PeriodChoice.typed(before));
    }

    private String file(Period shown, String query) {
        return "/du-lich/tep/" + DailySeries.breakdown(shown).word() + ".csv" + query + ofWard();
    }

    public DailySeries series() {
        return DailySeries.of(words, figures, choice.period(), territory);
    }

    public GuestParts guests() {
        return new GuestParts(words, figures, choice.period(), territory);
    }

    public WardFigures wards() {
        return new WardFigures(words, figures, choice.period(), territory, maps, choice.query());
    }

    /** Whether the map has the wards' own shapes. */
    public boolean polygons() {
        return maps.polygons();
    }

    public EstablishmentFigures establishments() {
        return new EstablishmentFigures(words, figures, choice.period(), territory);
    }
}
