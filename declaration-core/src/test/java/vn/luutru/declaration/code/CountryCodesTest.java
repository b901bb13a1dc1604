package vn.luutru.declaration.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.person.NameKey;

class CountryCodesTest {

    @Test
    void the_codes_of_two_letters_are_those_of_the_jdk() {
        assertThat(CountryCodes.byTwoLetters())
                .isEqualTo(Stream.of(Locale.getISOCountries())
                        .collect(Collectors.toMap(
                                Function.identity(), code -> Locale.of("", code).getISO3Country())));
    }

    @Test
    void a_code_of_another_list_is_none_of_the_table_and_leads_to_one_that_is() {
        assertThat(CountryCodes.byOtherLists()).isNotEmpty().allSatisfy((other, code) -> {
            assertThat(CodeTables.COUNTRIES.knows(other)).as(other).isFalse();
            assertThat(CodeTables.COUNTRIES.knows(code)).as(code).isTrue();
        });
    }

    @Test
    void what_people_call_a_country_leads_to_a_code_of_the_table_and_is_the_name_of_no_other() {
        assertThat(ShortCountryNames.CODES)
                .allSatisfy((name, code) -> assertThat(CodeTables.COUNTRIES.entries().stream()
                                .filter(entry -> List.of(NameKey.of(entry.vi()), NameKey.of(entry.en()))
                                        .contains(name))
                                .map(CodeTable.Entry::code))
                        .as(name)
                        .allMatch(code::equals));
        assertThat(ShortCountryNames.CODES.values()).allMatch(CodeTables.COUNTRIES::knows);
    }
}
