package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
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
        return new StayCommand.CheckIn(Samples.ESTABLISHMENT, reference, details);
    }

    @Test
    void the_same_card_under_another_reference_names_that_reference() {
        documents.stored(checkIn("R-1"));

        assertThat(documents.otherReference(checkIn("R-2"))).contains("R-1");
        assertThat(documents.otherReference(checkIn("R-1"))).isEmpty();
    }

    @Test
    void twins_on_the_passport_of_their_mother_are_two_guests() {
        documents.stored(checkIn("R-1", onPassport("HONG GILDONG", "2021-05-02")));

        assertThat(documents.otherReference(checkIn("R-2", onPassport("HONG GILSUN", "2021-05-02"))))
                .isEmpty();
        assertThat(documents.otherReference(checkIn("R-2", onPassport("Gildong Hong", "2021-05-02"))))
                .contains("R-1");
    }

    @Test
    void the_passport_of_a_grown_guest_is_one_guest_however_the_name_is_typed() {
        documents.stored(checkIn("R-1", onPassport("HONG GILDONG", "1985-05-02")));

        assertThat(documents.otherReference(checkIn("R-2", onPassport("HONG G", "1985-05-02"))))
                .contains("R-1");
    }

    private static StayDetails onPassport(String name, String born) {
        return Samples.foreigner()
                .set(Field.FULL_NAME, name)
                .set(Field.DATE_OF_BIRTH, BirthDate.parse(born))
                .build();
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
        documents.stored(new StayCommand.CheckOut(Samples.ESTABLISHMENT, "R-1", Samples.NOW));
        assertThat(documents.otherReference(checkIn("R-9"))).isEmpty();

        documents.stored(checkIn("R-2"));
        documents.stored(new StayCommand.Cancel(Samples.ESTABLISHMENT, "R-2", CancellationReason.DUPLICATE));
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
        documents.stored(new StayCommand.Cancel(Samples.ESTABLISHMENT, "R-2", CancellationReason.DUPLICATE));

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

    /** Few guests, few papers, little room, and a list that is walked through beside it. */
    @Property
    void the_ring_knows_what_a_plain_list_of_the_last_guests_knows(
            @ForAll List<@IntRange(max = 239) Integer> acts, @ForAll @IntRange(min = 1, max = 6) int room) {
        RecentGuests recent = new RecentGuests(room);
        List<RecentGuests.@Nullable Guest> list = new ArrayList<>(Collections.nCopies(room, null));
        int next = 0;
        for (int act : acts) {
            String reference = "R-" + act % 8;
            RecentGuests.Guest guest = new RecentGuests.Guest(
                    StayId.of(Samples.ESTABLISHMENT, reference), "38-16531-0001", "P" + act / 8 % 3, reference);
            boolean known = list.stream().anyMatch(other -> isOther(other, guest));
            if (act / 24 == 0) {
                recent.remove(guest.stay());
                list.replaceAll(other -> isOf(other, guest.stay()) ? null : other);
            } else {
                String answer = recent.add(guest);
                assertThat(answer != null).isEqualTo(known);
                assertThat(list)
                        .matches(all -> answer == null
                                || all.stream()
                                        .anyMatch(other -> isOther(other, guest)
                                                && answer.equals(Objects.requireNonNull(other)
                                                        .reference())));
                if (list.stream().noneMatch(other -> isOf(other, guest.stay()))) {
                    list.set(next, guest);
                    next = (next + 1) % room;
                }
            }
        }
    }

    private static boolean isOther(RecentGuests.@Nullable Guest known, RecentGuests.Guest guest) {
        return known != null
                && known.person().equals(guest.person())
                && !known.stay().equals(guest.stay());
    }

    private static boolean isOf(RecentGuests.@Nullable Guest known, StayId stay) {
        return known != null && known.stay().equals(stay);
    }

    @Test
    void the_warning_comes_with_the_outcome_and_again_with_a_repeat() {
        IntakeFixture fixture = new IntakeFixture();
        DeclarationIntake intake = fixture.intake(documents);

        assertThat(declared(intake, fixture, "R-1").findings()).isEmpty();
        DeclarationOutcome second = declared(intake, fixture, "R-2");
        assertThat(second.kind()).isEqualTo(DeclarationOutcome.Kind.ACCEPTED);
        assertThat(second.findings())
                .containsExactly(Finding.of(FindingCode.ALREADY_IN_HOUSE, Field.DOCUMENT_NUMBER, "R-1"));
        DeclarationOutcome again = declared(intake, fixture, "R-2");
        assertThat(again.kind()).isEqualTo(DeclarationOutcome.Kind.REPLAYED);
        assertThat(again.findings()).isEqualTo(second.findings());
    }

    @Test
    void a_dry_run_warns_of_the_same_paper_in_two_of_its_lines_and_remembers_nothing() throws Exception {
        IntakeFixture fixture = new IntakeFixture();
        DeclarationIntake intake = fixture.intake(documents);
        for (int run = 0; run < 2; run++) {
            try (BatchIntake batch = intake.batch(fixture.declarant, true, () -> {})) {
                batch.declare(1, IntakeFixture.read(IntakeFixture.checkIn("R-1")));
                batch.declare(2, IntakeFixture.read(IntakeFixture.checkIn("R-2")));

                assertThat(batch.take().outcome().findings()).isEmpty();
                assertThat(batch.take().outcome().findings())
                        .containsExactly(Finding.of(FindingCode.ALREADY_IN_HOUSE, Field.DOCUMENT_NUMBER, "R-1"));
            }
        }
    }

    private static DeclarationOutcome declared(DeclarationIntake intake, IntakeFixture fixture, String reference) {
        return intake.declare(fixture.declarant, IntakeFixture.read(IntakeFixture.checkIn(reference)))
                .join();
    }

    private static StayCommand.Correct correct(String reference, Field field, Object value) {
        return new StayCommand.Correct(
                Samples.ESTABLISHMENT,
                reference,
                new Changes(StayDetails.builder().set(field, value).build(), Set.of()),
                "Nhập nhầm");
    }
}
