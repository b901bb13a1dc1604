package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

class RecentDocumentsTest {

    private final RecentDocuments documents = new RecentDocuments();

    private static StayCommand.CheckIn checkIn(String reference) {
        return checkIn(reference, Samples.guest().build());
    }

    private static StayCommand.CheckIn checkIn(String reference, StayDetails details) {
        return new StayCommand.CheckIn(Samples.HOUSE, reference, details);
    }

    @Test
    void the_same_card_under_another_reference_names_that_reference() {
        documents.stored(checkIn("R-1"));

        assertThat(documents.otherReference(checkIn("R-2"))).contains("R-1");
        assertThat(documents.otherReference(checkIn("R-1"))).isEmpty();
    }

    @Test
    void another_establishment_learns_nothing() {
        documents.stored(checkIn("R-1"));

        assertThat(documents.otherReference(new StayCommand.CheckIn(
                        new EstablishmentId("38-16531-0002"),
                        "R-2",
                        Samples.guest().build())))
                .isEmpty();
    }

    @Test
    void who_has_left_or_was_cancelled_or_corrected_is_not_in_house() {
        documents.stored(checkIn("R-1"));
        documents.stored(new StayCommand.CheckOut(Samples.HOUSE, "R-1", Samples.NOW));
        assertThat(documents.otherReference(checkIn("R-9"))).isEmpty();

        documents.stored(checkIn("R-2"));
        documents.stored(new StayCommand.Cancel(Samples.HOUSE, "R-2", CancellationReason.DUPLICATE));
        assertThat(documents.otherReference(checkIn("R-9"))).isEmpty();

        documents.stored(checkIn("R-3"));
        documents.stored(correct("R-3", Field.ROOM, "302"));
        assertThat(documents.otherReference(checkIn("R-9"))).contains("R-3");
        documents.stored(correct("R-3", Field.DOCUMENT_NUMBER, "038090000002"));
        assertThat(documents.otherReference(checkIn("R-9"))).isEmpty();
    }

    @Test
    void cancelling_the_duplicate_leaves_the_first_in_house() {
        documents.stored(checkIn("R-1"));
        documents.stored(checkIn("R-2"));
        documents.stored(new StayCommand.Cancel(Samples.HOUSE, "R-2", CancellationReason.DUPLICATE));

        assertThat(documents.otherReference(checkIn("R-3"))).contains("R-1");
    }

    @Test
    void a_filler_and_the_paper_of_a_mother_are_nobody_else_s() {
        StayDetails mother = Samples.foreigner().build();
        StayDetails child = Samples.foreigner()
                .set(Field.DATE_OF_BIRTH, BirthDate.parse("2019-01-01"))
                .build();
        StayDetails filler = Samples.guest()
                .set(Field.DOCUMENT_TYPE, DocumentType.OTHER)
                .set(Field.DOCUMENT_NUMBER, "0")
                .build();
        documents.stored(checkIn("R-1", mother));
        documents.stored(checkIn("R-2", filler));

        assertThat(documents.otherReference(checkIn("R-3", child))).isEmpty();
        assertThat(documents.otherReference(checkIn("R-4", filler))).isEmpty();
    }

    @Test
    void the_oldest_are_dropped_beyond_the_bound_and_no_card_takes_it_all() {
        RecentDocuments small = new RecentDocuments(64);
        small.stored(checkIn("R-1"));
        small.stored(checkIn(
                "R-2",
                Samples.guest().set(Field.DOCUMENT_NUMBER, "038090000002").build()));
        assertThat(small.otherReference(checkIn("R-9"))).isEmpty();

        for (int i = 0; i < 100; i++) {
            documents.stored(checkIn("S-" + i));
        }
        assertThat(documents.otherReference(checkIn("R-9"))).contains("S-99");
    }

    @Test
    void the_warning_comes_with_the_outcome_and_only_with_an_accepted_one() {
        IntakeFixture fixture = new IntakeFixture();
        DeclarationIntake intake = fixture.intake(documents);

        assertThat(declared(intake, fixture, "R-1").findings()).isEmpty();
        DeclarationOutcome second = declared(intake, fixture, "R-2");
        assertThat(second.kind()).isEqualTo(DeclarationOutcome.Kind.ACCEPTED);
        assertThat(second.findings())
                .containsExactly(Finding.of(FindingCode.ALREADY_IN_HOUSE, Field.DOCUMENT_NUMBER, "R-1"));
        assertThat(declared(intake, fixture, "R-2").findings()).isEmpty();
    }

    private static DeclarationOutcome declared(DeclarationIntake intake, IntakeFixture fixture, String reference) {
        return intake.declare(fixture.declarant, IntakeFixture.read(IntakeFixture.checkIn(reference)))
                .join();
    }

    private static StayCommand.Correct correct(String reference, Field field, Object value) {
        return new StayCommand.Correct(
                Samples.HOUSE,
                reference,
                new Changes(StayDetails.builder().set(field, value).build(), Set.of()),
                "Nhập nhầm");
    }
}
