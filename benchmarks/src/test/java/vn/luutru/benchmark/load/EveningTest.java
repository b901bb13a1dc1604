package vn.luutru.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EveningTest {

    private static final Evening WHOLE = new Evening(Evening.BEGIN, 1);

    @Test
    void a_nation_on_its_busiest_day_sends_67_then_200_then_600_a_second() {
        long evening = Scenario.NATION_PEAK_EVENING.declarationsIn(WHOLE);

        assertThat(evening).isEqualTo(480_000);
        assertThat(evening / 7_200.0).isCloseTo(67, within(0.5));
        assertThat(between(evening, LocalTime.of(22, 50), LocalTime.of(23, 0)) / 600.0)
                .isCloseTo(200, within(0.5));
        assertThat(between(evening, LocalTime.of(22, 59), LocalTime.of(23, 0)) / 60.0)
                .isCloseTo(600, within(1.0));
    }

    @Test
    void the_last_minute_of_a_province_brings_130_a_second() {
        Evening lastMinute = new Evening(LocalTime.of(22, 59), 1);

        assertThat(lastMinute.length()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Scenario.PROVINCE_PEAK_EVENING.declarationsIn(lastMinute) / 60.0)
                .isCloseTo(130, within(0.5));
    }

    @Test
    void ten_times_as_fast_takes_a_tenth_of_the_time_and_loses_no_guest() {
        Evening fast = new Evening(Evening.BEGIN, 10);

        assertThat(fast.length()).isEqualTo(Duration.ofMinutes(12));
        assertThat(Scenario.NATION_PEAK_EVENING.declarationsIn(fast)).isEqualTo(480_000);
        assertThat(fast.dueNanos(1)).isEqualTo(Duration.ofMinutes(12).toNanos());
    }

    @Property
    void later_declarations_are_never_due_earlier(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        assertThat(WHOLE.dueNanos(Math.min(one, other))).isLessThanOrEqualTo(WHOLE.dueNanos(Math.max(one, other)));
    }

    @Test
    void each_call_has_its_instant_within_its_share_of_the_evening() {
        Pace pace = new Pace(WHOLE, 1_000);
        for (long call = 0; call < 1_000; call++) {
            assertThat(pace.dueNanos(call))
                    .isBetween(WHOLE.dueNanos(call / 1_000.0), WHOLE.dueNanos((call + 1) / 1_000.0))
                    .isEqualTo(pace.dueNanos(call));
        }
    }

    @Test
    void no_evening_begins_after_the_deadline() {
        assertThatThrownBy(() -> new Evening(LocalTime.of(23, 0), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Evening(LocalTime.of(22, 0), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long between(long declarations, LocalTime from, LocalTime to) {
        long begin = Duration.between(Evening.BEGIN, from).toNanos();
        long end = Duration.between(Evening.BEGIN, to).toNanos();
        long count = 0;
        for (long number = 0; number < declarations; number++) {
            long due = WHOLE.dueNanos((double) number / declarations);
            count += due >= begin && due < end ? 1 : 0;
        }
        return count;
    }
}
