package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentCommand.Close;
import vn.luutru.declaration.establishment.EstablishmentCommand.Describe;
import vn.luutru.declaration.establishment.EstablishmentCommand.Merge;
import vn.luutru.declaration.establishment.EstablishmentCommand.Reopen;
import vn.luutru.declaration.establishment.EstablishmentCommand.Suspend;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.finding.FindingCode;

class AxonEstablishmentsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    private final ListEngine log = new ListEngine();
    private final AxonEstablishments establishments =
            new AxonEstablishments(new CommandExecutor(log, Duration.ofSeconds(2)));

    @Test
    void what_is_said_again_is_answered_with_the_place_of_the_first_time() {
        long registered = accepted(new Describe(hotel(3, MARCH)));
        long suspended = accepted(new Suspend(Samples.ESTABLISHMENT, JUNE, "Sửa chữa"));
        long closed = accepted(new Close(Samples.ESTABLISHMENT, AUGUST, "Thôi kinh doanh"));

        assertThat(submit(new Describe(hotel(3, MARCH)))).isEqualTo(new EstablishmentOutcome.Replayed(registered));
        assertThat(submit(new Suspend(Samples.ESTABLISHMENT, JUNE, "Sửa chữa")))
                .isEqualTo(new EstablishmentOutcome.Replayed(suspended));
        assertThat(submit(new Close(Samples.ESTABLISHMENT, AUGUST, "Thôi kinh doanh")))
                .isEqualTo(new EstablishmentOutcome.Replayed(closed));
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void the_first_description_registers_and_the_next_one_changes() {
        assertThat(submit(new Describe(hotel(3, MARCH)))).isEqualTo(new EstablishmentOutcome.Accepted(1, true));
        assertThat(submit(new Describe(hotel(4, JUNE)))).isEqualTo(new EstablishmentOutcome.Accepted(3, false));
    }

    @Test
    void another_reason_is_recorded_though_the_establishment_is_suspended_already() {
        accepted(new Describe(hotel(3, MARCH)));
        accepted(new Suspend(Samples.ESTABLISHMENT, JUNE, "Sửa chữa"));
        accepted(new Suspend(Samples.ESTABLISHMENT, JUNE, "Thiếu phòng cháy"));

        assertThat(log.stored(EstablishmentEvent.streamOf(Samples.ESTABLISHMENT))
                        .getLast()
                        .event())
                .asInstanceOf(type(EstablishmentSuspended.class))
                .extracting(EstablishmentSuspended::reason)
                .isEqualTo("Thiếu phòng cháy");
        assertThat(found().stateOn(JUNE)).isEqualTo(State.SUSPENDED);
        assertThat(found().phases()).hasSize(1);
    }

    @Test
    void a_description_may_be_taken_back_by_saying_the_former_one_again() {
        accepted(new Describe(hotel(3, MARCH)));
        accepted(new Describe(hotel(4, MARCH)));
        accepted(new Describe(hotel(3, MARCH)));

        assertThat(found().descriptions()).containsExactly(hotel(3, MARCH));
        assertThat(log.size()).isEqualTo(3);
    }

    @Test
    void what_is_recorded_late_about_an_earlier_day_takes_its_place_among_the_days() {
        accepted(new Describe(hotel(3, MARCH)));
        accepted(new Describe(hotel(5, AUGUST)));
        accepted(new Describe(hotel(4, JUNE)));
        accepted(new Describe(hotel(2, MARCH.minusYears(1))));

        EstablishmentRecord establishment = found();
        assertThat(establishment.descriptions())
                .extracting(Establishment::stars)
                .containsExactly(2, 3, 4, 5);
        assertThat(establishment.on(JUNE.minusDays(1)).stars()).isEqualTo(3);
        assertThat(establishment.on(JUNE).stars()).isEqualTo(4);
        assertThat(establishment.on(AUGUST).stars()).isEqualTo(5);
        assertThat(establishment.on(MARCH.minusYears(9)).stars()).isEqualTo(2);
        assertThat(establishment.latest().stars()).isEqualTo(5);
    }

    @Test
    void an_establishment_that_was_closed_too_early_is_reopened_for_the_days_between() {
        accepted(new Describe(hotel(3, MARCH)));
        accepted(new Close(Samples.ESTABLISHMENT, AUGUST, "Thôi kinh doanh"));
        accepted(new Suspend(Samples.ESTABLISHMENT, MARCH.plusDays(9), "Bão"));
        accepted(new Reopen(Samples.ESTABLISHMENT, JUNE));

        assertThat(found().stateOn(MARCH)).isEqualTo(State.OPEN);
        assertThat(found().stateOn(JUNE.minusDays(1))).isEqualTo(State.SUSPENDED);
        assertThat(found().stateOn(AUGUST.minusDays(1))).isEqualTo(State.OPEN);
        assertThat(found().stateOn(AUGUST)).isEqualTo(State.CLOSED);
    }

    @Test
    void one_establishment_that_was_registered_twice_ends_under_one_of_its_ids() {
        EstablishmentId other = new EstablishmentId("38-16531-0002");
        accepted(new Describe(hotel(3, MARCH)));
        Merge merge = new Merge(Samples.ESTABLISHMENT, other, JUNE, "Một nhà");
        assertThat(refused(merge)).containsExactly("/into ESTABLISHMENT_UNKNOWN");
        accepted(new Describe(hotel(other, 3, MARCH)));

        long merged = accepted(merge);

        assertThat(submit(merge)).isEqualTo(new EstablishmentOutcome.Replayed(merged));
        assertThat(found().stateOn(JUNE)).isEqualTo(State.CLOSED);
        assertThat(found().mergedIntoOn(JUNE)).isEqualTo(other);
        assertThat(found().mergedIntoOn(JUNE.minusDays(1))).isNull();
        assertThat(refused(new Merge(Samples.ESTABLISHMENT, Samples.ESTABLISHMENT, JUNE, "Một nhà")))
                .containsExactly("/into MERGER_INTO_ITSELF");
        assertThat(refused(new Merge(other, Samples.ESTABLISHMENT, JUNE, "Một nhà")))
                .containsExactly("/into MERGER_INTO_CLOSED");
        assertThat(refused(new Merge(Samples.ESTABLISHMENT, other, JUNE, "")))
                .containsExactly("/reason FIELD_REQUIRED");

        accepted(new Reopen(Samples.ESTABLISHMENT, JUNE));
        assertThat(found().mergedInto()).isNull();
        accepted(new Merge(other, Samples.ESTABLISHMENT, JUNE, "Một nhà"));
    }

    @Test
    void of_an_establishment_that_nobody_registered_nothing_else_can_be_said() {
        assertThat(submit(new Reopen(Samples.ESTABLISHMENT, JUNE)))
                .asInstanceOf(type(EstablishmentOutcome.Rejected.class))
                .satisfies(rejected -> assertThat(rejected.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.ESTABLISHMENT_UNKNOWN)));
        assertThat(log.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "+12026-01-01"})
    void a_day_that_must_be_mistyped_is_not_recorded_of_an_establishment(String day) {
        LocalDate mistyped = LocalDate.parse(day);
        assertThat(refused(new Describe(hotel(3, mistyped)))).containsExactly("/validFrom DAY_OUT_OF_RANGE");
        accepted(new Describe(hotel(3, MARCH)));
        assertThat(refused(new Suspend(Samples.ESTABLISHMENT, mistyped, "Sửa chữa")))
                .containsExactly("/from DAY_OUT_OF_RANGE");
        assertThat(refused(new Reopen(Samples.ESTABLISHMENT, mistyped))).containsExactly("/from DAY_OUT_OF_RANGE");
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void what_nobody_can_see_has_no_place_in_a_reason() {
        accepted(new Describe(hotel(3, MARCH)));
        assertThat(refused(new Suspend(Samples.ESTABLISHMENT, JUNE, "Sửa\0chữa")))
                .containsExactly("/reason FIELD_CONTROL_CHARACTERS");
    }

    private List<String> refused(EstablishmentCommand command) {
        EstablishmentOutcome outcome = submit(command);
        assertThat(outcome).isInstanceOf(EstablishmentOutcome.Rejected.class);
        return ((EstablishmentOutcome.Rejected) outcome)
                .findings().stream()
                        .map(finding -> finding.field() + " " + finding.code())
                        .toList();
    }

    private EstablishmentRecord found() {
        return establishments.find(Samples.ESTABLISHMENT).join().orElseThrow();
    }

    private long accepted(EstablishmentCommand command) {
        EstablishmentOutcome outcome = submit(command);
        assertThat(outcome).isInstanceOf(EstablishmentOutcome.Accepted.class);
        return ((EstablishmentOutcome.Accepted) outcome).position();
    }

    private EstablishmentOutcome submit(EstablishmentCommand command) {
        return establishments.submit(command, Samples.NOW, "admin").join();
    }

    private static Establishment hotel(int stars, LocalDate from) {
        return hotel(Samples.ESTABLISHMENT, stars, from);
    }

    private static Establishment hotel(EstablishmentId id, int stars, LocalDate from) {
        Establishment hotel = Samples.hotel();
        return new Establishment(
                id,
                hotel.name(),
                hotel.type(),
                stars,
                hotel.regime(),
                hotel.ward(),
                hotel.zone(),
                hotel.rooms(),
                hotel.beds(),
                hotel.remote(),
                from);
    }
}
