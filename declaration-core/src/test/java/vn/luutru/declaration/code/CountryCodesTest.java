package vn.luutru.declaration.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountryCodesTest {

    @Test
    void the_codes_of_two_letters_are_those_of_the_jdk() {
        assertThat(CountryCodes.byTwoLetters())
                .isEqualTo(Stream.of(Locale.getISOCountries())
                        .collect(Collectors.toMap(
                                Function.identity(), code -> Locale.of("", code).getISO3Country())));
    }
}
