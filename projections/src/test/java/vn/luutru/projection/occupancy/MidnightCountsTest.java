package vn.luutru.projection.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.occupancy.MidnightCounts.Alike;

class MidnightCountsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final OccupantAttributes INPATIENT = role("INPATIENT");
    private static final OccupantAttributes COMPANION = role("COMPANION");

    private final Occupants occupants = new Occupants(100);
    private long number;

    /** Who is counted at each midnight, by role, in the order of the stays. */
    private record Roles(Occupants occupants, List<List<@Nullable String>> found)
            implements MidnightCounts.Counter<List<@Nullable String>> {

        static Roles begin(Occupants occupants, int midnights) {
            List<List<@Nullable String>> found = new ArrayList<>();
            for (int i = 0; i < midnights; i++) {
                found.add(new ArrayList<>());
            }
            return new Roles(occupants, found);
        }

        @Override
        public void add(int midnight, int particulars) {
            found.get(midnight).add(occupants.particulars(particulars).role());
        }

        @Override
        public List<@Nullable String> of(int midnight) {
            return found.get(midnight);
        }
    }

    private static OccupantAttributes role(String role) {
        return new OccupantAttributes(null, null, null, null, null, null, role);
    }

    private static Instant midnight(int ofJuly) {
        return Vietnam.startOf(day(ofJuly));
    }

    private static LocalDate day(int ofJuly) {
        return FIRST.plusDays(ofJuly - 1L);
    }

    private void stay(String establishment, OccupantAttributes who, Instant arrived, @Nullable Instant departed) {
        occupants.put(++number, establishment, who, arrived, departed, day(31), Occupants.NO_BED, List.of());
    }

    private List<List<@Nullable String>> count(List<String> establishments, LocalDate... days) {
        return new Alike(establishments, List.of(days)).count(occupants, Roles::begin);
    }

    @Test
    void days_with_the_same_establishments_are_counted_together_whatever_lies_between_them() {
        NavigableMap<LocalDate, List<String>> establishments = new TreeMap<>();
        establishments.put(day(4), List.of("a"));
        establishments.put(day(1), List.of("a"));
        establishments.put(day(2), List.of("a", "b"));
        establishments.put(day(3), List.of());
        assertThat(MidnightCounts.alike(establishments))
                .containsExactly(
                        new Alike(List.of("a"), List.of(day(1), day(4))),
                        new Alike(List.of("a", "b"), List.of(day(2))),
                        new Alike(List.of(), List.of(day(3))));
        assertThat(MidnightCounts.alike(new TreeMap<>())).isEmpty();
    }

    @Test
    void a_guest_is_in_house_from_the_midnight_of_the_arrival_until_before_that_of_the_departure() {
        stay("a", INPATIENT, midnight(2), midnight(4));
        stay("a", COMPANION, midnight(2).plusMillis(1), midnight(4).plusMillis(1));
        assertThat(count(List.of("a"), day(1), day(2), day(3), day(4), day(5)))
                .containsExactly(
                        List.of(),
                        List.of("INPATIENT"),
                        List.of("INPATIENT", "COMPANION"),
                        List.of("COMPANION"),
                        List.of());
    }

    @Test
    void who_has_not_departed_is_counted_at_every_midnight_and_nobody_elsewhere_is() {
        stay("a", INPATIENT, midnight(1).minusSeconds(1), null);
        stay("b", COMPANION, midnight(1).minusSeconds(1), null);
        assertThat(count(List.of("a"), day(1), day(31))).containsExactly(List.of("INPATIENT"), List.of("INPATIENT"));
        assertThat(count(List.of("a", "b", "new"), day(1))).containsExactly(List.of("INPATIENT", "COMPANION"));
        assertThat(count(List.of(), day(1))).containsExactly(List.of());
    }

    @Test
    void a_stay_between_two_midnights_and_a_departure_before_the_arrival_are_counted_at_none() {
        stay("a", INPATIENT, midnight(2).plusSeconds(1), midnight(3).minusSeconds(1));
        stay("a", INPATIENT, midnight(4), midnight(2));
        assertThat(count(List.of("a"), day(1), day(2), day(3), day(4), day(5)))
                .allSatisfy(found -> assertThat(found).isEmpty());
    }
}
