package vn.luutru.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.local;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.DeadlinePolicy.NightArrival;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.RuleSet;

class DeadlinesTest {

    private static final RuleBook STRICT = new RuleBook(DeadlinePolicy.STANDARD.with(NightArrival.STRICT));

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T00:00:00, 2026-06-30T23:00:00",
        "2026-06-30T14:05:00, 2026-06-30T23:00:00",
        "2026-06-30T22:59:59, 2026-06-30T23:00:00",
        "2026-06-30T22:59:59.999999999, 2026-06-30T23:00:00",
        "2026-06-30T23:00:00, 2026-07-01T08:00:00",
        "2026-06-30T23:59:59.999, 2026-07-01T08:00:00",
        "2026-07-01T00:00:00, 2026-07-01T23:00:00",
        "2026-07-01T07:59:59, 2026-07-01T23:00:00",
        "2026-07-01T22:59:59.999, 2026-07-01T23:00:00",
        "2026-07-01T23:00:00, 2026-07-02T08:00:00",
        "2026-12-31T23:30:00, 2027-01-01T08:00:00",
    })
    void a_citizen_is_due_at_eleven_at_night_or_eight_in_the_morning(String arrived, String due) {
        assertThat(due(RuleBook.STANDARD, Samples.guest(), arrived, Samples.hotel()))
                .isEqualTo(local(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T00:00:00, 2026-07-01T08:00:00",
        "2026-07-01T04:59:59.999, 2026-07-01T08:00:00",
        "2026-07-01T05:00:00, 2026-07-01T23:00:00",
        "2026-07-01T14:05:00, 2026-07-01T23:00:00",
        "2026-07-01T23:00:00, 2026-07-02T08:00:00",
    })
    void the_strict_reading_counts_arrivals_after_midnight_to_the_night_before(String arrived, String due) {
        assertThat(due(STRICT, Samples.guest(), arrived, Samples.hotel())).isEqualTo(local(due));
    }

    @ParameterizedTest
    @CsvSource({
        // The clock of 12 hours wins in the morning, 23:00 in the afternoon, 08:00 or 12 hours at night.
        "2026-07-01T06:00:00, 2026-07-01T18:00:00",
        "2026-07-01T10:59:59, 2026-07-01T22:59:59",
        "2026-07-01T11:00:00, 2026-07-01T23:00:00",
        "2026-07-01T14:05:00, 2026-07-01T23:00:00",
        "2026-07-01T22:59:59, 2026-07-01T23:00:00",
        "2026-07-01T23:00:00, 2026-07-02T08:00:00",
        "2026-07-02T00:30:00, 2026-07-02T12:30:00",
    })
    void a_foreigner_in_a_hotel_is_due_at_the_earlier_of_two_clocks(String arrived, String due) {
        assertThat(due(RuleBook.STANDARD, Samples.foreigner(), arrived, Samples.hotel()))
                .isEqualTo(local(due));
    }

    @ParameterizedTest
    @CsvSource({
        "BOARDING_HOUSE, false, 2026-07-01T14:05:00, 2026-07-02T02:05:00",
        "BOARDING_HOUSE, true, 2026-07-01T14:05:00, 2026-07-02T14:05:00",
        "HOSPITAL, false, 2026-07-01T23:30:00, 2026-07-02T11:30:00",
        "RENTED_HOUSE, false, 2026-06-30T14:05:00, 2026-07-01T02:05:00",
    })
    void a_foreigner_elsewhere_has_twelve_hours_and_a_whole_day_in_remote_areas(
            EstablishmentType type, boolean remote, String arrived, String due) {
        Establishment establishment = Samples.establishment(type, Regime.RESIDENCE_ONLY, remote);

        assertThat(due(RuleBook.STANDARD, Samples.foreigner(), arrived, establishment))
                .isEqualTo(local(due));
    }

    @Test
    void a_remote_hotel_still_declares_its_foreigners_by_eleven_at_night() {
        Establishment remote = Samples.establishment(EstablishmentType.HOTEL, Regime.LICENSED_LODGING, true);

        assertThat(due(RuleBook.STANDARD, Samples.foreigner(), "2026-07-01T06:00:00", remote))
                .isEqualTo(local("2026-07-01T23:00:00"));
    }

    @Test
    void a_hospital_lists_its_patients_by_the_same_hours_as_a_hotel() {
        Establishment hospital = Samples.establishment(EstablishmentType.HOSPITAL, Regime.RESIDENCE_ONLY, true);

        assertThat(due(RuleBook.STANDARD, Samples.guest(), "2026-07-01T22:30:00", hospital))
                .isEqualTo(local("2026-07-01T23:00:00"));
        assertThat(due(RuleBook.STANDARD, Samples.guest(), "2026-07-01T23:30:00", hospital))
                .isEqualTo(local("2026-07-02T08:00:00"));
    }

    @Test
    void the_arrival_chooses_the_law_to_the_instant() {
        Instant first = local("2026-07-01T00:00:00");

        assertThat(RuleBook.STANDARD.at(first.minusNanos(1)).id()).isEqualTo("LAW-68-2020");
        assertThat(RuleBook.STANDARD.at(first).id()).isEqualTo("LAW-118-2025");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T14:00:00, 2026-07-01, RESIDENCE_ONLY, false",
        "2026-07-01T14:00:00, 2026-07-01, LICENSED_LODGING, true",
        "2026-07-01T14:00:00, 2026-07-02, RESIDENCE_ONLY, true",
        "2026-07-01T14:00:00, , RESIDENCE_ONLY, true",
        "2026-06-30T14:00:00, 2026-06-30, RESIDENCE_ONLY, true",
        "2026-07-02T00:20:00, 2026-07-02, RESIDENCE_ONLY, true",
        "2026-07-02T04:59:59, 2026-07-02, RESIDENCE_ONLY, true",
        "2026-07-02T05:00:00, 2026-07-02, RESIDENCE_ONLY, false",
    })
    void only_places_without_a_licence_may_keep_their_hourly_guests_to_themselves(
            String arrived, LocalDate leaves, Regime regime, boolean required) {
        StayDetails details = Samples.guest()
                .set(Field.ARRIVED_AT, local(arrived))
                .set(Field.EXPECTED_DEPARTURE_ON, leaves)
                .build();
        Establishment establishment = Samples.establishment(EstablishmentType.BOARDING_HOUSE, regime, false);

        assertThat(RuleBook.STANDARD.at(local(arrived)).declarationRequired(details, establishment))
                .isEqualTo(required);
    }

    @Test
    void thirty_days_at_one_place_are_temporary_residence() {
        LocalDate arrival = LocalDate.of(2026, 7, 1);

        assertThat(RuleSet.reachesTemporaryResidence(arrival, arrival.plusDays(29)))
                .isFalse();
        assertThat(RuleSet.reachesTemporaryResidence(arrival, arrival.plusDays(30)))
                .isTrue();
        assertThat(RuleSet.temporaryResidenceDue(arrival)).isEqualTo(LocalDate.of(2026, 7, 31));
    }

    private static Instant due(RuleBook rules, StayDetails.Builder guest, String arrived, Establishment establishment) {
        StayDetails details = guest.set(Field.ARRIVED_AT, local(arrived)).build();
        return rules.at(local(arrived)).dueAt(details, establishment);
    }
}
