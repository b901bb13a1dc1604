package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.intake.IntakeFixture.checkIn;
import static vn.luutru.intake.IntakeFixture.checkOut;
import static vn.luutru.intake.IntakeFixture.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationOutcome.Kind;

class DeclarationIntakeTest {

    private final IntakeFixture fixture = new IntakeFixture();

    @Test
    void the_same_declaration_is_accepted_once_and_replayed_with_the_first_receipt() {
        DeclarationOutcome first = declare(read(checkIn("R-1")));
        DeclarationOutcome second = declare(read(checkIn("R-1")));

        assertThat(first.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(second.kind()).isEqualTo(Kind.REPLAYED);
        assertThat(second.receipt()).isEqualTo(first.receipt());
    }

    @Test
    void what_the_declarant_may_not_do_is_rejected_before_the_directory_is_asked() {
        EstablishmentId foreign = new EstablishmentId("38-99999-0001");
        StayCommand cancel = new StayCommand.Cancel(Samples.ESTABLISHMENT, "R-1", CancellationReason.DUPLICATE);

        assertThat(codes(declare(read(checkIn(foreign, "R-1")))))
                .containsExactly(FindingCode.ESTABLISHMENT_OUT_OF_SCOPE);
        assertThat(codes(declare(new ParsedDeclaration(cancel, null, null, null, List.of()))))
                .containsExactly(FindingCode.OPERATION_OUT_OF_SCOPE);
        assertThat(fixture.store.asked).hasValue(0);
    }

    @Test
    void what_is_forbidden_is_known_before_the_declaration_is_read() {
        assertThat(fixture.intake.forbidden(fixture.declarant, DeclarationType.CHECK_IN, Samples.ESTABLISHMENT))
                .isNull();
        assertThat(codes(fixture.intake.forbidden(
                        fixture.declarant, DeclarationType.CANCELLATION, Samples.ESTABLISHMENT)))
                .containsExactly(FindingCode.OPERATION_OUT_OF_SCOPE);
        assertThat(fixture.observed).hasSize(1);
    }

    @Test
    void an_establishment_that_nobody_registered_is_rejected() {
        assertThat(codes(declare(read(checkIn(IntakeFixture.UNREGISTERED, "R-1")))))
                .containsExactly(FindingCode.ESTABLISHMENT_UNKNOWN);
    }

    @Test
    void a_declaration_with_a_malformed_field_is_rejected_with_what_else_is_wrong() {
        String line = checkIn("R-1").replace("1990-03-15", "15/3/1990").replace("038090000001", "0380");

        assertThat(codes(declare(read(line))))
                .contains(FindingCode.DATE_MALFORMED, FindingCode.PERSONAL_NUMBER_MALFORMED);
        assertThat(fixture.store.asked).hasValue(0);
    }

    @Test
    void a_full_store_is_a_failure_and_no_outcome() {
        fixture.store.failure = call -> new OverloadException("full");

        assertThatThrownBy(() -> declare(read(checkIn("R-1")))).hasCauseInstanceOf(OverloadException.class);
        assertThat(fixture.observed).isEmpty();
    }

    @Test
    void a_line_of_a_batch_has_the_outcome_and_the_findings_of_a_single_call_and_is_observed_once() throws Exception {
        IntakeFixture other = new IntakeFixture();
        List<String> lines = List.of(
                checkIn("R-1"),
                checkIn("R-1"),
                checkOut("R-1"),
                checkOut("R-2"),
                checkIn(IntakeFixture.UNREGISTERED, "R-3"),
                checkIn("R-4").replace("VNM", "XYZ"),
                checkIn("R-5").replace("1990-03-15", "15/3/1990"),
                "{");
        List<DeclarationOutcome> single =
                lines.stream().map(line -> declare(read(line))).toList();
        try (BatchIntake batch = other.intake.batch(other.declarant, false, () -> {})) {
            for (int i = 0; i < lines.size(); i++) {
                batch.declare(i + 1, read(lines.get(i)));
            }
            for (DeclarationOutcome expected : single) {
                assertThat(batch.take().outcome()).isEqualTo(expected);
            }
        }
        assertThat(other.observed)
                .containsExactlyInAnyOrderElementsOf(fixture.observed)
                .hasSize(lines.size());
    }

    private DeclarationOutcome declare(ParsedDeclaration reading) {
        return fixture.intake.declare(fixture.declarant, reading).join();
    }

    private static List<FindingCode> codes(DeclarationOutcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }
}
