package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.WordsOf;
import vn.luutru.projection.report.TourismView;

class GuestPartsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private static TourismView.Shown arrivals(long count) {
        return new TourismView.Shown(
                count, 0, count, 0, count, 0, null, null, null, null, null, null, null, null, null, count, null);
    }

    private static TourismView.Item item(String dimension, @Nullable String value, long count) {
        return new TourismView.Item(Collections.singletonMap(dimension, value), arrivals(count));
    }

    private static TourismView view(String dimension, TourismView.Item... items) {
        long all = Arrays.stream(items)
                .mapToLong(item -> item.figures().arrivals())
                .sum();
        return new TourismView(
                OCTOBER,
                NOVEMBER.minusDays(1),
                List.of(dimension),
                NOVEMBER,
                true,
                List.of(items),
                arrivals(all),
                List.of());
    }

    private static GuestParts parts(TourismView origins, TourismView nationalities) {
        return new GuestParts(
                WordsOf.language(new Texts(), Language.VI),
                new Period(Period.Kind.CHOSEN, OCTOBER, NOVEMBER),
                origins,
                nationalities,
                view("ageGroup"));
    }

    private static List<String> drawn(Content bars) {
        StringOutput output = new StringOutput();
        bars.writeTo(output);
        return Pattern.compile("<li><span>([^<]*)</span>.*?<span class=\"n\">([^<]*)</span>")
                .matcher(output.toString())
                .results()
                .map(bar -> bar.group(1) + " " + bar.group(2))
                .toList();
    }

    @Test
    void the_bars_of_nationalities_add_up_to_the_international_guests() {
        TourismView origins = view(
                "origin",
                item("origin", "DOMESTIC", 9_000),
                item("origin", "INTERNATIONAL", 640),
                item("origin", "REST", 30));
        TourismView nationalities = view(
                "nationality",
                item("nationality", "VNM", 9_000),
                item("nationality", "KOR", 300),
                item("nationality", "CHN", 150),
                item("nationality", "REST", 220));
        assertThat(drawn(parts(origins, nationalities).nationalities().drawn()))
                .containsExactly("Hàn Quốc 300", "Trung Quốc 150", "Nước khác và các nhóm nhỏ 190");
    }

    @Test
    void countries_beyond_the_first_eight_are_in_the_same_bar() {
        List<TourismView.Item> items = new ArrayList<>();
        for (String code : List.of("KOR", "CHN", "JPN", "USA", "FRA", "DEU", "GBR", "AUS", "RUS", "LAO")) {
            items.add(item("nationality", code, 100 - items.size()));
        }
        TourismView nationalities = view("nationality", items.toArray(TourismView.Item[]::new));
        long named = items.stream()
                .limit(8)
                .mapToLong(item -> item.figures().arrivals())
                .sum();
        List<String> bars = drawn(parts(view("origin", item("origin", "INTERNATIONAL", 1_000)), nationalities)
                .nationalities()
                .drawn());
        assertThat(bars).hasSize(9).last().isEqualTo("Nước khác và các nhóm nhỏ " + (1_000 - named));
    }

    @Test
    void foreigners_of_whom_no_nationality_is_named_are_a_bar_alone() {
        assertThat(drawn(parts(view("origin", item("origin", "INTERNATIONAL", 15)), view("nationality"))
                        .nationalities()
                        .drawn()))
                .containsExactly("Nước khác và các nhóm nhỏ 15");
        assertThat(parts(view("origin", item("origin", "DOMESTIC", 15)), view("nationality"))
                        .nationalities()
                        .isEmpty())
                .isTrue();
    }
}
