package vn.luutru.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.luutru.declaration.StayId;

class RecentGuestsTest {

    /** The last of all that were ever added, whatever room they take, without those that were removed. */
    @Property
    void the_last_that_were_added_are_found_until_they_are_removed(
            @ForAll @IntRange(min = 1, max = 70) int most,
            @ForAll @Size(max = 300) List<@IntRange(min = -40, max = 120) Integer> steps) {
        RecentGuests guests = new RecentGuests(most);
        List<Integer> added = new ArrayList<>();
        Set<Integer> present = new HashSet<>();
        for (int step : steps) {
            int number = Math.abs(step);
            guests.remove(guest(number).stay());
            present.remove(number);
            if (step >= 0) {
                guests.add(guest(number));
                added.add(number);
                present.add(number);
            }
        }
        Set<Integer> last = new HashSet<>(added.subList(Math.max(0, added.size() - most), added.size()));
        for (int number = 0; number <= 120; number++) {
            String found = guests.otherReference(sameDocument(number));
            if (present.contains(number) && last.contains(number)) {
                assertThat(found).as("%s of %s", number, added).isEqualTo("R-" + number);
            } else if (!present.contains(number)) {
                assertThat(found).as("%s of %s", number, added).isNull();
            }
        }
    }

    private static RecentGuests.Guest guest(int number) {
        return new RecentGuests.Guest(stay(number), "E-1", "P-" + number, "R-" + number);
    }

    private static RecentGuests.Guest sameDocument(int number) {
        return new RecentGuests.Guest(stay(1_000 + number), "E-1", "P-" + number, "R-other");
    }

    private static StayId stay(int number) {
        return new StayId(new UUID(7, number * 1_000_003L));
    }
}
