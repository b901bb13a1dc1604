package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.validation.InputNormalizer;

class CodeTablesTest {

    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    @Test
    void thanh_hoa_has_nineteen_wards_and_147_communes() {
        assertThat(CodeTables.WARDS.entries()).hasSize(166);
        assertThat(CodeTables.WARDS.entries())
                .filteredOn(entry -> entry.vi().startsWith("Phường "))
                .hasSize(19);
        assertThat(CodeTables.WARDS.on("16531", AFTER).vi()).isEqualTo("Phường Sầm Sơn");
        assertThat(CodeTables.WARDS.on("16531", BEFORE)).isNull();
    }

    @Test
    void sixty_three_provinces_became_thirty_four() {
        assertThat(holding(CodeTables.PROVINCES, BEFORE)).hasSize(63);
        assertThat(holding(CodeTables.PROVINCES, AFTER)).hasSize(34);
        assertThat(CodeTables.PROVINCES.on("24", BEFORE).vi()).isEqualTo("Tỉnh Bắc Giang");
        assertThat(CodeTables.PROVINCES.on("24", AFTER).vi()).isEqualTo("Tỉnh Bắc Ninh");
        assertThat(CodeTables.PROVINCES.on("38", AFTER).portalCode()).isEqualTo("401");
    }

    @Test
    void every_former_province_has_a_successor_of_today() {
        assertThat(holding(CodeTables.PROVINCES, BEFORE))
                .allSatisfy(entry -> assertThat(
                                CodeTables.PROVINCES.on(entry.extras().get("successor"), AFTER))
                        .isNotNull());
    }

    @Test
    void every_iso_country_is_there_and_irregular_portal_codes_are_kept() {
        assertThat(Arrays.stream(Locale.getISOCountries())
                        .map(code -> Locale.of("", code).getISO3Country()))
                .allMatch(CodeTables.COUNTRIES::knows);
        assertThat(CodeTables.COUNTRIES.latest("DEU").portalCode()).isEqualTo("D");
        assertThat(CodeTables.COUNTRIES.latest("XKX").portalCode()).isEqualTo("RKS");
    }

    @ParameterizedTest
    @CsvSource({"001, true", "038, true", "096, true", "003, false", "000, false", "38, false"})
    void personal_numbers_begin_with_one_of_63_codes(String prefix, boolean known) {
        assertThat(CodeTables.PERSONAL_NUMBER_PREFIXES.entries()).hasSize(63);
        assertThat(CodeTables.PERSONAL_NUMBER_PREFIXES.knows(prefix)).isEqualTo(known);
    }

    @Test
    void tables_and_enums_name_the_same_codes() {
        assertThat(codes("document-types")).isEqualTo(names(DocumentType.values()));
        assertThat(codes("purposes")).isEqualTo(names(Purpose.values()));
        assertThat(codes("establishment-types")).isEqualTo(names(EstablishmentType.values()));
        assertThat(codes("capture-methods")).isEqualTo(names(CaptureMethod.values()));
        assertThat(codes("patient-roles")).isEqualTo(names(PatientRole.values()));
        assertThat(codes("sexes")).isEqualTo(names(Sex.values()));
        assertThat(codes("cancellation-reasons")).isEqualTo(names(CancellationReason.values()));
        for (Purpose purpose : Purpose.values()) {
            assertThat(CodeTables.find("purposes").latest(purpose.name()).portalCode())
                    .isEqualTo(Integer.toString(purpose.portalCode()));
        }
    }

    @Test
    void each_table_has_a_version_of_its_own_and_names_in_both_languages() {
        assertThat(CodeTables.all()).extracting(CodeTable::version).doesNotHaveDuplicates();
        assertThat(CodeTables.all())
                .allSatisfy(table -> assertThat(table.entries()).isNotEmpty().allSatisfy(entry -> {
                    assertThat(entry.code()).isNotBlank();
                    assertThat(entry.vi()).isNotBlank().isEqualTo(InputNormalizer.text(entry.vi()));
                    assertThat(entry.en()).isNotBlank();
                }));
        assertThat(CodeTables.find("planets")).isNull();
    }

    @Test
    void no_code_has_two_meanings_on_one_day() {
        for (CodeTable table : CodeTables.all()) {
            for (LocalDate day : List.of(LocalDate.of(2024, 1, 1), BEFORE, AFTER, LocalDate.of(2026, 7, 1))) {
                assertThat(holding(table, day))
                        .extracting(CodeTable.Entry::code)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static List<CodeTable.Entry> holding(CodeTable table, LocalDate day) {
        return table.entries().stream().filter(entry -> entry.holdsOn(day)).toList();
    }

    private static List<String> codes(String table) {
        return CodeTables.find(table).entries().stream()
                .map(CodeTable.Entry::code)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
