package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.cube.GroupBy;

/** A hundred guests arrive each day: 40 for one night, 60 for two. They stay for 1.6 nights. */
class AverageStayTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate END = LocalDate.of(2026, 12, 1);

    /** Those of the last night are in house, and 60 of the night before: 160 guests with 220 nights. */
    private static final Figures NOVEMBER = counted(2_840, 160, 4_580, 220);

    private static Figures counted(long overnight, long open, long nights, long openNights) {
        return new Figures(0, overnight, open, nights, openNights, 0L, 0L, 0L, 0L);
    }

    private static TourismView view(
            LocalDate from,
            LocalDate countedUntil,
            Figures figures,
            List<GroupBy> groupBy,
            @Nullable String... values) {
        List<TourismAnswer.Item> items =
                groupBy.isEmpty() ? List.of() : List.of(new TourismAnswer.Item(List.of(values), figures));
        return TourismView.of(new TourismAnswer(from, END, groupBy, countedUntil, false, false, items, figures));
    }

    @Test
    void of_a_month_it_is_every_night_for_every_arrival_also_of_those_in_house() {
        assertThat(view(FIRST, END, NOVEMBER, List.of()).total().averageStay()).isEqualTo(1.6);
    }

    @Test
    void of_a_night_it_is_not_told_since_its_guests_are_largely_those_who_came_before() {
        // The morning after a quiet Sunday: 20 arrivals, and those of Saturday for their second night.
        Figures night = counted(8, 12, 8, 72);
        assertThat(view(END.minusDays(1), END, night, List.of()).total().averageStay())
                .isNull();
        assertThat(view(FIRST.plusDays(3), END, NOVEMBER, List.of()).total().averageStay())
                .as("27 days")
                .isNull();
        assertThat(view(FIRST.plusDays(2), END, NOVEMBER, List.of()).total().averageStay())
                .as("28 days")
                .isEqualTo(1.6);
    }

    @Test
    void days_that_are_not_over_do_not_make_a_period_long() {
        assertThat(view(FIRST, FIRST.plusDays(20), NOVEMBER, List.of()).total().averageStay())
                .isNull();
    }

    @Test
    void a_group_is_as_long_as_the_days_of_it_in_the_period() {
        assertThat(item(view(FIRST, END, NOVEMBER, List.of(GroupBy.WARD), "16531")))
                .isEqualTo(1.6);
        assertThat(item(view(FIRST, END, NOVEMBER, List.of(GroupBy.DAY), "2026-11-29")))
                .isNull();
        assertThat(item(view(FIRST, END, NOVEMBER, List.of(GroupBy.WARD, GroupBy.MONTH), "16531", "2026-11")))
                .isEqualTo(1.6);
        LocalDate inOctober = LocalDate.of(2026, 10, 20);
        assertThat(item(view(inOctober, END, NOVEMBER, List.of(GroupBy.MONTH), "2026-10")))
                .as("12 days of October")
                .isNull();
        assertThat(item(view(inOctober, END, NOVEMBER, List.of(GroupBy.MONTH), "2026-11")))
                .isEqualTo(1.6);
    }

    @Test
    void without_an_arrival_there_is_none() {
        assertThat(view(FIRST, END, counted(0, 0, 3, 0), List.of()).total().averageStay())
                .isNull();
    }

    private static @Nullable Double item(TourismView view) {
        return view.items().getFirst().figures().averageStay();
    }
}
