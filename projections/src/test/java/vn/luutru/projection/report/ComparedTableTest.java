package vn.luutru.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.projection.tourism.Margins;

class ComparedTableTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    /** Day guests, nights and open nights err by 26 each: their sum by 45, and the difference of two sums by 64. */
    private static final Margins MARGINS = new Margins(45, 26, 26, 26);

    @Test
    void a_change_is_told_only_beyond_what_three_sums_and_those_before_may_err_by() {
        assertThat(change(400, 460)).isNull();
        assertThat(change(400, 465)).isEqualTo(0.1625);
        assertThat(change(400, 335)).isEqualTo(-0.1625);
        assertThat(change(44, 400)).as("of next to nothing").isNull();
    }

    private static @Nullable Object change(long before, long now) {
        Table table = ComparedTable.of(view(now), view(before), ward -> ward, 1);
        return table.rows().getFirst().getLast();
    }

    private static TourismView view(long guestDays) {
        TourismView.Shown shown = new TourismView.Shown(
                guestDays, 0, guestDays, 0, guestDays, 0, null, null, null, null, null, null, null, null, null,
                guestDays, MARGINS);
        return new TourismView(
                MARCH,
                MARCH.plusDays(30),
                List.of("ward"),
                MARCH.plusDays(30),
                true,
                List.of(new TourismView.Item(Map.of("ward", "16531"), shown)),
                shown,
                List.of());
    }
}
