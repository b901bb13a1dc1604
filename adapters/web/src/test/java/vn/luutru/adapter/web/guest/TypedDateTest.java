package vn.luutru.adapter.web.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.BirthDate;

class TypedDateTest {

    @Property
    void what_a_page_shows_in_any_language_is_read_back_as_the_same_day(
            @ForAll @IntRange(min = 0, max = 40_000) int day, @ForAll Language language) {
        LocalDate date = LocalDate.ofEpochDay(day);
        assertThat(TypedDate.parse(TypedDate.text(date, language))).isEqualTo(date);
    }

    @Property
    void nothing_that_is_typed_breaks_the_page(@ForAll @StringLength(max = 20) String typed) {
        TypedDate.parse(typed);
        TypedDate.birth(typed);
    }

    @Test
    void days_come_first_in_vietnamese_and_years_first_in_korean_and_chinese() {
        LocalDate date = LocalDate.of(2026, 12, 1);
        for (String typed : new String[] {
            "01/12/2026",
            "1/12/2026",
            "1.12.2026",
            "01-12-2026",
            " 1 / 12 / 2026 ",
            "01122026",
            "2026-12-01",
            "2026. 12. 1",
            "2026년 12월 1일",
            "2026年12月1日"
        }) {
            assertThat(TypedDate.parse(typed)).as(typed).isEqualTo(date);
        }
    }

    @Test
    void a_day_that_no_calendar_has_is_no_date() {
        for (String typed : new String[] {"30/02/2026", "2026-13-01", "12/2026", "mai", "", "1/1/26"}) {
            assertThat(TypedDate.parse(typed)).as(typed).isNull();
        }
    }

    @Test
    void of_some_only_the_year_of_birth_is_known() {
        assertThat(TypedDate.birth("1948")).isEqualTo(BirthDate.ofYear(1948));
        assertThat(TypedDate.birth("1948-07")).isEqualTo(BirthDate.parse("1948-07"));
        assertThat(TypedDate.birth("15/03/1990")).isEqualTo(BirthDate.of(LocalDate.of(1990, 3, 15)));
    }
}
