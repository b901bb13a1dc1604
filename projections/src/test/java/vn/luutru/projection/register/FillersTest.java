package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.Province;

/** What fills the field of a number in very many stays leads to none of the others. */
class FillersTest {

    @ParameterizedTest
    @CsvSource({
        "000000000, true",
        "0, true",
        "KHONG, true",
        "123456789, true",
        "987654321, true",
        "13, false",
        "038090000001, false",
        "B1234567, false",
        "ABCDEFG, false",
    })
    void a_filler_identifies_nobody_and_is_no_number_of_two_names(String number, boolean filler) {
        assertThat(TraitSql.isFiller(number)).isEqualTo(filler);
    }

    @Test
    void no_other_stay_is_looked_for_under_a_filler() {
        assertThat(lookedUp("000000000")).isNull();
        assertThat(lookedUp("038090000001")).isEqualTo(PersonId.numberHash("038090000001"));
    }

    private static @Nullable Long lookedUp(String number) {
        GuestCheckedIn event = Province.checkedIn(
                "bien",
                "1",
                Province.guest("Nguyễn Văn Thử", number, Province.BEGIN).build());
        StayRow row = StayRow.begin(event, 202608, 1);
        row.person();
        return row.writtenNumber();
    }
}
