package vn.luutru.projection.tourism.cube;

import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/** Comparing what was recorded of one establishment. */
final class Descriptions {

    private Descriptions() {}

    /** The shortest period outside of which an establishment counts in the same groups as before; null if everywhere. */
    static StayContribution.@Nullable Period difference(
            @Nullable EstablishmentRecord before, EstablishmentRecord after) {
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(StayContribution.Period.ALWAYS.from());
        for (EstablishmentRecord now :
                before == null ? new EstablishmentRecord[] {after} : new EstablishmentRecord[] {before, after}) {
            now.descriptions().forEach(description -> days.add(description.validFrom()));
        }
        LocalDate from = null;
        LocalDate until = StayContribution.Period.ALWAYS.until();
        for (LocalDate day : days) {
            if (!Objects.equals(Group.of(before, day), Group.of(after, day))) {
                from = from == null ? day : from;
                LocalDate next = days.higher(day);
                until = next == null ? StayContribution.Period.ALWAYS.until() : next;
            }
        }
        return from == null ? null : new StayContribution.Period(from, until);
    }
}
