package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.finding.FindingCode;

class AccessPurposeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Caller.Official POLICE = new Caller.Official("officer", Role.POLICE, Scope.ward("16531"));

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_case_is_read_as_utf_8_and_without_white_space_around_it() {
        assertThat(AccessPurpose.of(POLICE, "RESIDENCE_CHECK", latin1("  Vụ án 77/2026\u00a0"), TODAY)
                        .caseFile())
                .isEqualTo("Vụ án 77/2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200b\u2060\ufeff", "Vu\u200b-77", "\u3164", "\u202eVu", "---", ".", "\u0301"})
    void a_case_that_nobody_can_read_is_refused(String unreadable) {
        assertRefused(latin1(unreadable), FindingCode.CASE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0"})
    void a_blank_case_is_none(String blank) {
        assertRefused(latin1(blank), FindingCode.CASE_REQUIRED);
    }

    private static void assertRefused(String caseFile, FindingCode code) {
        assertThatThrownBy(() -> AccessPurpose.of(POLICE, "RESIDENCE_CHECK", caseFile, TODAY))
                .isInstanceOfSatisfying(
                        AccessPurpose.InvalidException.class,
                        e -> assertThat(e.finding().code()).isEqualTo(code));
    }
}
