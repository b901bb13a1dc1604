package vn.luutru.projection.tourism;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Purpose;
import vn.luutru.declaration.Sex;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayEvent;
import vn.luutru.declaration.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.StayEvent.StayCancelled;
import vn.luutru.declaration.StayEvent.StayCorrected;
import vn.luutru.declaration.StayEvent.StayForgotten;
import vn.luutru.declaration.Vietnam;

/**
 * What of a stay is counted, while a batch is folded into it. It is told by the open part of its events alone, so that
 * the destruction of a key changes no figure: neither now nor in a rebuild.
 */
final class StayFact {

    final UUID id;
    final String establishment;
    /** Whether the table has the row already. */
    final boolean stored;

    LocalDate arrivedOn;

    @Nullable
    LocalDate departedOn;

    @Nullable
    String room;

    @Nullable
    String nationality;

    @Nullable
    Integer age;

    @Nullable
    Sex sex;

    @Nullable
    Purpose purpose;

    boolean cancelled;

    StayFact(UUID id, String establishment, LocalDate arrivedOn, boolean stored) {
        this.id = id;
        this.establishment = establishment;
        this.arrivedOn = arrivedOn;
        this.stored = stored;
    }

    static StayFact begin(GuestCheckedIn in) {
        StayDetails told = in.details();
        Instant arrived = told.arrivedAt();
        LocalDate day = Vietnam.dateOf(arrived == null ? in.reportedAt() : arrived);
        StayFact fact = new StayFact(in.stream(), in.establishment().value(), day, false);
        fact.departedOn = dayOf(told.departedAt());
        fact.room = told.room();
        fact.nationality = told.nationality();
        fact.age = in.age();
        fact.sex = told.sex();
        fact.purpose = told.purpose();
        return fact;
    }

    void apply(StayEvent event) {
        switch (event) {
            case GuestCheckedIn again -> throw new IllegalStateException("Second check-in of stay " + again.stay());
            case GuestCheckedOut out -> {
                departedOn = Vietnam.dateOf(out.departedAt());
                cancelled = false;
            }
            case StayCorrected corrected -> {
                corrected.changes().fields().forEach(field -> correct(field, corrected.changes()));
                age = corrected.age();
                cancelled = false;
            }
            case StayCancelled taken -> cancelled = true;
            case StayForgotten key -> {
                // Nothing here says who it was.
            }
        }
    }

    private void correct(Field field, Changes changes) {
        StayDetails set = changes.set();
        switch (field) {
            case ARRIVED_AT -> {
                Instant arrived = set.arrivedAt();
                arrivedOn = arrived == null ? arrivedOn : Vietnam.dateOf(arrived);
            }
            case DEPARTED_AT -> departedOn = dayOf(set.departedAt());
            case ROOM -> room = set.room();
            case NATIONALITY -> nationality = set.nationality();
            case SEX -> sex = set.sex();
            case PURPOSE -> purpose = set.purpose();
            default -> {
                // Not counted by it.
            }
        }
    }

    /** Whether it counts anywhere. */
    boolean counts() {
        return !cancelled && Tourist.by(purpose);
    }

    private static @Nullable LocalDate dayOf(@Nullable Instant instant) {
        return instant == null ? null : Vietnam.dateOf(instant);
    }
}
