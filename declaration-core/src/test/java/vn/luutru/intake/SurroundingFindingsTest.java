package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** What lies around a stay is warned of in whatever order it was declared. */
class SurroundingFindingsTest {

    private static final LocalDate QUIET = LocalDate.of(2026, 7, 1);
    private static final String OTHER_NUMBER = "038090000002";

    private final IntakeFixture fixture = new IntakeFixture();
    private final DeclarationIntake intake = fixture.intake(
            new RecentDocuments(), (establishment, day) -> CompletableFuture.completedFuture(day.equals(QUIET)));

    @Test
    void an_arrival_on_a_day_that_was_reported_without_guests_is_warned_of_and_again_with_a_repeat() {
        Finding warning = Finding.of(FindingCode.DAY_REPORTED_NIL, Field.ARRIVED_AT);

        DeclarationOutcome first = declare(IntakeFixture.checkIn("R-1"));
        assertThat(first.kind()).isEqualTo(DeclarationOutcome.Kind.ACCEPTED);
        assertThat(first.findings()).containsExactly(warning);
        DeclarationOutcome again = declare(IntakeFixture.checkIn("R-1"));
        assertThat(again.kind()).isEqualTo(DeclarationOutcome.Kind.REPLAYED);
        assertThat(again.findings()).containsExactly(warning);
        assertThat(declare(IntakeFixture.checkIn("R-2").replace("2026-07-01T", "2026-06-30T"))
                        .findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.DAY_REPORTED_NIL);
    }

    @Test
    void an_arrival_corrected_into_such_a_day_is_warned_of_and_one_corrected_within_another_is_not() {
        declare(IntakeFixture.checkIn("R-1").replace("2026-07-01T", "2026-06-30T"));

        assertThat(declare(correction("R-1", "\"arrivedAt\": \"2026-06-30T15:00:00+07:00\""))
                        .findings())
                .isEmpty();
        assertThat(declare(correction("R-1", "\"arrivedAt\": \"2026-07-01T10:00:00+07:00\""))
                        .findings())
                .containsExactly(Finding.of(FindingCode.DAY_REPORTED_NIL, "/changes/arrivedAt"));
        assertThat(declare(correction("R-1", "\"room\": \"302\"")).findings()).isEmpty();
    }

    @Test
    void a_refused_declaration_is_not_compared_with_anything() {
        DeclarationOutcome refused = declare(IntakeFixture.checkIn("R-1").replace("\"sex\":\"MALE\",", ""));

        assertThat(refused.kind()).isEqualTo(DeclarationOutcome.Kind.REJECTED);
        assertThat(refused.findings()).extracting(Finding::code).containsExactly(FindingCode.FIELD_REQUIRED);
    }

    @Test
    void a_guest_who_is_given_the_paper_of_another_one_in_house_is_warned_of() {
        declare(IntakeFixture.checkIn("R-1"));
        declare(IntakeFixture.checkIn("R-2").replace("038090000001", OTHER_NUMBER));

        String same = correction("R-2", "\"guest\": {\"document\": {\"number\": \"038090000001\"}}");
        Finding warning = Finding.of(FindingCode.ALREADY_IN_HOUSE, "/changes/guest/document/number", "R-1");
        assertThat(declare(same).findings()).containsExactly(warning);
        assertThat(declare(same.replace("038090000001", "038090000003")).findings())
                .isEmpty();
    }

    @Test
    void a_corrected_guest_is_known_by_the_new_paper_and_no_longer_by_the_old_one() {
        declare(IntakeFixture.checkIn("R-1"));
        declare(correction("R-1", "\"guest\": {\"document\": {\"number\": \"" + OTHER_NUMBER + "\"}}"));

        assertThat(declare(IntakeFixture.checkIn("R-2")).findings())
                .extracting(Finding::code)
                .containsExactly(FindingCode.DAY_REPORTED_NIL);
        assertThat(declare(IntakeFixture.checkIn("R-3").replace("038090000001", OTHER_NUMBER))
                        .findings())
                .contains(Finding.of(FindingCode.ALREADY_IN_HOUSE, Field.DOCUMENT_NUMBER, "R-1"));
    }

    @Test
    void a_check_out_that_is_taken_back_meets_who_came_since() {
        declare(IntakeFixture.checkIn("R-1"));
        declare(IntakeFixture.checkOut("R-1"));
        declare(IntakeFixture.checkIn("R-2"));

        assertThat(declare(correction("R-1", "\"departedAt\": null")).findings())
                .containsExactly(Finding.of(FindingCode.ALREADY_IN_HOUSE, "/changes/departedAt", "R-2"));
    }

    @Test
    void a_dry_run_warns_as_the_run_itself_would() throws Exception {
        try (BatchIntake batch = intake.batch(fixture.declarant, true, () -> {})) {
            batch.declare(1, IntakeFixture.read(IntakeFixture.checkIn("R-1")));
            batch.declare(2, IntakeFixture.read(IntakeFixture.checkIn("R-2").replace("038090000001", OTHER_NUMBER)));
            batch.declare(
                    3,
                    IntakeFixture.read(correction("R-2", "\"guest\": {\"document\": {\"number\": \"038090000001\"}}")));

            assertThat(batch.take().outcome().findings())
                    .containsExactly(Finding.of(FindingCode.DAY_REPORTED_NIL, Field.ARRIVED_AT));
            batch.take();
            assertThat(batch.take().outcome().findings())
                    .containsExactly(Finding.of(FindingCode.ALREADY_IN_HOUSE, "/changes/guest/document/number", "R-1"));
        }
        assertThat(fixture.store.size()).isZero();
    }

    private DeclarationOutcome declare(String line) {
        return intake.declare(fixture.declarant, IntakeFixture.read(line)).join();
    }

    private static String correction(String reference, String changes) {
        return """
                {"type":"CORRECTION","establishmentId":"%s","reference":"%s","changes":{%s},"reason":"Ghi nhầm"}""".formatted(Samples.ESTABLISHMENT.value(), reference, changes);
    }
}
