package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

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
}
