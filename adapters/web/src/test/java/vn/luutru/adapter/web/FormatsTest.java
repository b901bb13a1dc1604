package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Formats VIETNAMESE = new Formats(Language.VI);
    private static final Formats ENGLISH = new Formats(Language.EN);

    @Test
    void numbers_are_written_as_the_language_has_them() {
        assertThat(VIETNAMESE.count(1_234_567)).isEqualTo("1.234.567");
        assertThat(ENGLISH.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(VIETNAMESE.decimal(1.345, 2)).isEqualTo("1,34");
        assertThat(VIETNAMESE.share(0.3141)).isEqualTo("31,4\u00a0%");
        assertThat(ENGLISH.share(0.3141)).isEqualTo("31.4%");
        assertThat(VIETNAMESE.count(-5)).isEqualTo("-5");
    }

    @Test
    void days_and_times_are_those_of_viet_nam_in_both_languages() {
        Instant lateEvening = Instant.parse("2026-11-29T17:30:00Z");
        assertThat(ENGLISH.day(lateEvening)).isEqualTo("30/11/2026");
        assertThat(VIETNAMESE.time(lateEvening)).isEqualTo("00:30");
        assertThat(VIETNAMESE.shortDay(LocalDate.of(2026, 2, 1))).isEqualTo("01/02");
    }
}
