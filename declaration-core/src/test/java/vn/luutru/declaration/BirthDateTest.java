package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

    @ParameterizedTest
    @CsvSource({
        "1985, 1985-12-31, 0",
        "1985, 2026-01-01, 41",
        "1985-03, 2026-02-28, 40",
        "1985-03, 2026-03-01, 41",
        "1985-03-15, 2026-03-14, 40",
        "1985-03-15, 2026-03-15, 41",
    })
    void a_guest_is_as_old_as_if_born_on_the_first_day_that_is_possible(String born, LocalDate day, int age) {
        assertThat(BirthDate.parse(born).ageOn(day)).isEqualTo(age);
        assertThat(BirthDate.parse(born)).hasToString(born);
        assertThat(BirthDate.parse(BirthDate.parse(born).toString())).isEqualTo(BirthDate.parse(born));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-00-00", "1985-XX-XX", "1985-00", "1985-13", "1985/03", "198", "", "19850315"})
    void nothing_else_is_a_date_of_birth(String text) {
        assertThatThrownBy(() -> BirthDate.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
