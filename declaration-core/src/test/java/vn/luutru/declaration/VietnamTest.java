package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VietnamTest {

    /** From 1850, through every change of local time, to 2500. */
    @Property
    void days_and_times_are_those_of_the_zone(
            @ForAll @LongRange(min = -3_786_825_600L, max = 16_725_225_600L) long second) {
        Instant instant = Instant.ofEpochSecond(second, 999_999_999);
        LocalDateTime local = instant.atZone(Vietnam.ZONE).toLocalDateTime();
        assertThat(Vietnam.timeOf(instant)).isEqualTo(local);
        assertThat(Vietnam.dateOf(instant)).isEqualTo(local.toLocalDate());
    }

    /** From 1850, through every change of local time, to 2500. */
    @Property
    void an_instant_of_a_local_time_is_that_of_the_zone(
            @ForAll @LongRange(min = -3_786_825_600L, max = 16_725_225_600L) long second) {
        assertInstantOf(LocalDateTime.ofEpochSecond(second, 999_999_999, ZoneOffset.UTC));
    }

    @Test
    void so_it_is_while_clocks_are_changed() {
        for (ZoneOffsetTransition change : Vietnam.ZONE.getRules().getTransitions()) {
            for (int minutes = -3_000; minutes <= 3_000; minutes += 15) {
                assertInstantOf(change.getDateTimeBefore().plusMinutes(minutes));
            }
        }
    }

    private static void assertInstantOf(LocalDateTime time) {
        assertThat(Vietnam.instantOf(time)).isEqualTo(time.atZone(Vietnam.ZONE).toInstant());
    }

    /** From 1945 on, when clocks were changed at midnight, too. */
    @Property
    void a_day_begins_at_its_midnight(@ForAll @LongRange(min = -9_000, max = 193_000) long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        assertThat(Vietnam.timeOf(Vietnam.startOf(date))).isEqualTo(date.atStartOfDay());
        assertThat(Vietnam.dateOf(Vietnam.startOf(date).minusNanos(1))).isEqualTo(date.minusDays(1));
    }
}
