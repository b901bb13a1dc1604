package vn.luutru.adapter.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationOutcome;

class ProblemTest {

    private static final Finding HINT = Finding.of(FindingCode.DECLARATION_NOT_REQUIRED, Field.EXPECTED_DEPARTURE_ON);
    private static final Finding WARNING = Finding.of(FindingCode.PHONE_IMPLAUSIBLE, Field.PHONE);
    private static final Finding WRONG = Finding.of(FindingCode.FIELD_REQUIRED, Field.FULL_NAME);
    private static final Finding CONFLICT = Finding.of(FindingCode.STAY_CONFLICT, "/reference");

    @Test
    void the_title_is_the_gravest_error_and_never_a_hint() {
        assertThat(title(HINT, WARNING, WRONG)).startsWith("Required and missing: full name.");
        assertThat(title(WRONG, CONFLICT)).startsWith("This reference belongs to a check-in with other content");
    }

    @Test
    void title_and_status_come_from_the_same_finding() {
        assertThat(ProblemStatus.status(List.of(WRONG, HINT))).isEqualTo(422);
        assertThat(ProblemStatus.status(List.of(WRONG, CONFLICT, HINT))).isEqualTo(409);
        assertThat(ProblemStatus.status(List.of(CONFLICT, Finding.of(FindingCode.JSON_MALFORMED, ""))))
                .isEqualTo(400);
    }

    @Test
    void a_rejected_line_names_first_what_refuses_it() {
        assertThat(DeclarationOutcome.rejected(List.of(HINT, WARNING, WRONG)).findings())
                .containsExactly(WRONG, WARNING, HINT);
    }

    private static String title(Finding... findings) {
        byte[] body = Problem.body(ApiException.of(422, List.of(findings)), Locale.ENGLISH);
        String json = new String(body, StandardCharsets.UTF_8);
        int from = json.indexOf("\"title\":\"") + 9;
        return json.substring(from, json.indexOf('"', from));
    }
}
