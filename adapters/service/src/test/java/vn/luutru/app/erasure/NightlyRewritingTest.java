package vn.luutru.app.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.app.settings.RefusedStartException;

class NightlyRewritingTest {

    private static final LocalTime THREE = LocalTime.of(3, 0);

    @Test
    void the_hour_is_of_viet_nam() {
        assertThat(NightlyRewriting.until(THREE, Instant.parse("2026-11-28T19:59:00Z")))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(NightlyRewriting.until(THREE, Instant.parse("2026-11-28T20:00:00Z")))
                .isEqualTo(Duration.ofDays(1));
        assertThat(NightlyRewriting.until(THREE, Instant.parse("2026-11-28T16:30:00Z")))
                .isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void a_setting_is_a_time_of_day_or_off() {
        assertThat(NightlyRewriting.time("03:00")).isEqualTo(THREE);
        assertThat(NightlyRewriting.time("off")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "24:30", "never", "03:00:00"})
    void another_setting_is_refused_with_what_to_write(String setting) {
        assertThatThrownBy(() -> NightlyRewriting.time(setting)).isInstanceOf(RefusedStartException.class);
    }
}
