package vn.luutru.declaration.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OurProvinceTest {

    @Test
    void it_is_a_province_of_today() {
        CodeTable.Entry province = CodeTables.PROVINCES.latest(OurProvince.CODE);
        assertThat(province).isNotNull();
        assertThat(province.extras()).doesNotContainKey("successor");
    }

    @Test
    void every_ward_of_the_table_may_be_one_of_its_communes() {
        assertThat(CodeTables.WARDS.entries())
                .isNotEmpty()
                .allSatisfy(ward -> assertThat(OurProvince.mayHave(Integer.parseInt(ward.code())))
                        .as(ward.code())
                        .isTrue());
    }

    @Test
    void codes_beside_its_range_are_none_of_its_communes() {
        assertThat(OurProvince.mayHave(14_739)).isFalse();
        assertThat(OurProvince.mayHave(14_740)).isTrue();
        assertThat(OurProvince.mayHave(16_700)).isTrue();
        assertThat(OurProvince.mayHave(16_701)).isFalse();
        assertThat(OurProvince.mayHave(-1)).isFalse();
    }
}
