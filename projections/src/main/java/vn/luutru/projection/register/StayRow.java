package vn.luutru.projection.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.projection.register.name.NameWords;

/** A stay while a batch is folded into it. */
final class StayRow {

    /** The facts by which a stay begins and ends, and by which its guest is counted. */
    static final List<Field> TIMES =
            List.of(Field.ARRIVED_AT, Field.DEPARTED_AT, Field.NATIONALITY, Field.DOCUMENT_TYPE);

    /** The same with the facts that a move reads and changes. */
    static final List<Field> PLACES = Stream.concat(
                    TIMES.stream(), Stream.of(Field.ROOM, Field.BED, Field.PATIENT_DEPARTMENT, Field.MOVED_AT))
            .toList();

    final StayId id;
    final String establishment;
    final String reference;
    final Instant reportedAt;
    final Instant dueAt;
    /** By the outages as they stand; {@link #first} is what the receipt says. */
    Timeliness timeliness;

    final int month;
    /** Whether the table has the row. */
    final boolean stored;

    /** As what the list of long stays has it; null if it has not. */
    LongStays.@Nullable Listed listed;

    /** As what the guest is counted in the table; null if not in house there. */
    HouseDays.@Nullable Guest counted;
    /** The number hash of the table's row; null if it has none. */
    @Nullable
    Long numberBefore;

    private boolean unidentifiedBefore;
    /** Whether the stay was over in the table's row. */
    private boolean overBefore;
    /** Whose stay it is, of a row that is written whole; null until it is. */
    private @Nullable UUID person;
    /** Whether nothing can be repeated under its number. */
    private boolean filler;

    StayDetails details;
    Moves moves;
    Resident.State state;
    long position;
    /** Whether what the deadline depends on was corrected so that the first report, then on time, would have been late. */
    boolean movedBack;

    boolean erased;
    /** Whether its place may differ from the table's row. */
    boolean moved;
    /** Whether more than its end, its place and its state may differ from the table's row. */
    boolean corrected;

    StayRow(
            StayId id,
            String establishment,
            String reference,
            Instant reportedAt,
            Instant dueAt,
            Timeliness timeliness,
            int month,
            boolean stored,
            StayDetails details,
            Moves moves,
            Resident.State state,
            long position,
            boolean movedBack) {
        this.id = id;
        this.establishment = establishment;
        this.reference = reference;
        this.reportedAt = reportedAt;
        this.dueAt = dueAt;
        this.timeliness = timeliness;
        this.month = month;
        this.stored = stored;
        this.details = details;
        this.moves = moves;
        this.state = state;
        this.position = position;
        this.movedBack = movedBack;
    }

    static StayRow begin(GuestCheckedIn in, int month, long position) {
        return new StayRow(
                in.stay(),
                in.establishment().value(),
                in.reference(),
                in.reportedAt(),
                in.dueAt(),
                in.timeliness(),
                month,
                false,
                in.details(),
                Moves.NONE,
                Resident.State.IN_HOUSE,
                position,
                false);
    }

    /** Takes from the table's row, before anything is folded into it, what the tables beside it have of it. */
    StayRow before(long number, boolean unidentified) {
        numberBefore = number;
        unidentifiedBefore = unidentified;
        overBefore = state != Resident.State.IN_HOUSE || details.has(Field.DEPARTED_AT);
        counted = HouseDays.Guest.of(this);
        return this;
    }

    void apply(StayEvent event, long at) {
        position = at;
        switch (event) {
            case GuestCheckedIn again -> throw new IllegalStateException("Second check-in of stay " + again.stay());
            case GuestCheckedOut out -> {
                details = details.toBuilder()
                        .set(Field.DEPARTED_AT, out.departedAt())
                        .build();
                state = Resident.State.DEPARTED;
            }
            case GuestMoved move -> {
                follow(moves.moved(details, move.movedAt(), move.to()));
                moved = true;
            }
            case StayCorrected correction -> {
                follow(moves.corrected(details, correction.changes()));
                corrected = true;
                movedBack = correction.movesBack(first(), movedBack);
                state = details.has(Field.DEPARTED_AT) ? Resident.State.DEPARTED : Resident.State.IN_HOUSE;
            }
            case StayCancelled cancelled -> state = Resident.State.CANCELLED;
            case StayForgotten key -> erased = true;
        }
    }

    /** The judgement of the first report, whatever outages were proclaimed since. */
    Timeliness first() {
        return timeliness == Timeliness.LATE || !reportedAt.isBefore(dueAt) ? Timeliness.LATE : Timeliness.ON_TIME;
    }

    private void follow(Moves.Moved now) {
        details = now.details();
        moves = now.moves();
    }

    /** The words by which the guest is found; a single space if there is no name. */
    String nameWords() {
        return NameWords.text(details.fullName());
    }

    boolean isUnidentified() {
        return (corrected || !stored) ? Unidentified.is(details) : unidentifiedBefore;
    }

    /** Whose stay it is now, of a row whose facts are all there. */
    UUID person() {
        person = PersonId.of(id, details);
        filler = TraitSql.isFiller(details.documentNumber());
        return person;
    }

    /** The number hash under which there may be one more repetition than before; null if there is none. */
    @Nullable
    Long writtenNumber() {
        if (erased) {
            return null;
        }
        if (person != null) {
            return filler ? null : person.getMostSignificantBits();
        }
        // A departure that is changed may become later.
        return overBefore ? numberBefore : null;
    }

    Instant arrivedAt() {
        Instant arrived = details.arrivedAt();
        return arrived == null ? reportedAt : arrived;
    }
}
