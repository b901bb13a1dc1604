package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.codes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.InputNormalizer;

/** Which country is meant is said where it is sure, and a wrong one never. */
class NationalityTest {

    @Test
    void who_mistypes_the_nationality_is_not_answered_that_the_guest_is_a_foreigner() {
        assertThat(codes(Samples.guest().set(Field.NATIONALITY, "VN"), Samples.hotel()))
                .containsExactly(FindingCode.COUNTRY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QQQ",
                "XY",
                "UTO",
                "United",
                "South",
                "Saint",
                "khách Tây",
                "Tây",
                "12345",
                "?",
                "nước ngoài",
                "Kinh",
                "Hoa",
                "Mông",
                "Congo",
                "Chine",
                "Austrlia",
                "Slovania",
                "Ả Rập",
                "CHI",
                "NIG",
                "SLO",
                "MON",
                "SUX",
                "KNX",
                "PRX"
            })
    void what_may_mean_any_country_is_answered_with_no_wild_advice(String nationality) {
        assertThat(Samples.findings(Samples.guest().set(Field.NATIONALITY, nationality), Samples.hotel()))
                .contains(Finding.of(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY, "VNM, KOR"));
    }

    @ParameterizedTest
    @CsvSource({
        "VN, VNM",
        "vnm, VNM",
        "VNN, VNM",
        "Việt Nam, VNM",
        "KR, KOR",
        "Hàn Quốc, KOR",
        "Germany, DEU",
        "GER, DEU",
        "KORR, KOR",
        "United Stats, USA",
        "UK, GBR",
        "Anh, GBR",
        "Mỹ, USA",
        "My, USA",
        "Hoa Kỳ, USA",
        "Hàn, KOR",
        "Korea, KOR",
        "Nga, RUS",
        "Pháp, FRA",
        "Đức, DEU",
        "Nhật, JPN",
        "TQ, CHN",
        "Trung Quốc, CHN",
        "Úc, AUS",
        "Ý, ITA",
        "Áo, AUT",
        "Thái, THA",
        "vn, VNM",
        "V.N., VNM",
        "Vietnam, VNM",
        "VIET NAM, VNM",
        "Vietnamese, VNM",
        "VIE, VNM",
        "kor, KOR",
        "K0R, KOR",
        "KOREA, KOR",
        "South Korea, KOR",
        "Republic of Korea, KOR",
        "ROK, KOR",
        "North Korea, PRK",
        "England, GBR",
        "United Kingdom, GBR",
        "U.K., GBR",
        "ENG, GBR",
        "US, USA",
        "U.S.A., USA",
        "usa, USA",
        "America, USA",
        "American, USA",
        "Russia, RUS",
        "China, CHN",
        "PRC, CHN",
        "Taiwan, TWN",
        "Đài Loan, TWN",
        "TPE, TWN",
        "Hong Kong, HKG",
        "Macau, MAC",
        "SUI, CHE",
        "NED, NLD",
        "INA, IDN",
        "MAS, MYS",
        "Indo, IDN",
        "Turkey, TUR",
        "Guyane, GUF",
        "DUC, DEU",
        "PHAP, FRA",
    })
    void an_unknown_country_is_refused_with_the_nearest_code(String nationality, String nearest) {
        assertThat(Samples.findings(Samples.guest().set(Field.NATIONALITY, nationality), Samples.hotel()))
                .contains(Finding.of(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY, nearest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {"MY: MYS, USA", "my: USA, MYS", "AO: AGO, AUT", "BI: BDI, BEL"})
    void what_may_be_a_code_of_one_country_and_the_name_of_another_is_answered_with_both(
            String nationality, String both) {
        assertThat(Samples.findings(Samples.guest().set(Field.NATIONALITY, nationality), Samples.hotel()))
                .contains(Finding.of(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY, both));
    }

    @ParameterizedTest
    @CsvSource({
        "D, DEU",
        "RKS, XKX",
        "XKX, XKX",
        "EUE, EUE",
        "XOM, XOM",
        "XPO, XPO",
        "XXA, XXA",
        "XXB, XXB",
        "XXC, XXC",
        "XXX, XXX",
        "UNO, UNO",
        "UNA, UNA",
        "UNK, UNK",
        "GBN, GBN"
    })
    void what_passports_carry_is_stored_as_the_table_has_it(String carried, String stored) {
        String nationality = InputNormalizer.of(Field.NATIONALITY, carried);

        assertThat(nationality).isEqualTo(stored);
        assertThat(codes(Samples.foreigner().set(Field.NATIONALITY, nationality), Samples.hotel()))
                .isEmpty();
    }
}
