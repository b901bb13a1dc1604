package vn.luutru.projection.figures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.figures.StayFacts.Late;
import vn.luutru.projection.figures.StayFacts.Row;

/** What one event makes of the facts of its stay. Safe for many threads. */
final class StayFactsChange {

    private final List<Field> fields;

    /** @param fields that are kept of a declaration */
    StayFactsChange(List<Field> fields) {
        this.fields = fields;
    }

    /** The row of a stay that was checked in; one without an arrival has arrived when it was reported. */
    Row begin(GuestCheckedIn in) {
        StayDetails.Builder kept = kept(in.details()).toBuilder();
        if (!in.details().has(Field.ARRIVED_AT)) {
            kept.set(Field.ARRIVED_AT, in.reportedAt());
        }
        return new Row(
                in.stream(),
                in.establishment().value(),
                in.timeliness(),
                in.timeliness() == Timeliness.LATE ? new Late(in.dueAt(), in.reportedAt()) : null,
                false,
                in.age(),
                false,
                kept.build(),
                Moves.NONE);
    }

    /** The row after one more event of its stay. */
    Row evolve(Row row, StayEvent event) {
        return switch (event) {
            case GuestCheckedOut out ->
                with(
                        row,
                        row.movedBack(),
                        row.age(),
                        new Moves.Moved(departed(row.facts(), out.departedAt()), row.moves()));
            case GuestMoved moved ->
                with(row, row.movedBack(), row.age(), row.moves().moved(row.facts(), moved.movedAt(), moved.to()));
            case StayCorrected corrected ->
                with(
                        row,
                        corrected.movesBack(row.first(), row.movedBack()),
                        corrected.age(),
                        corrected(row, corrected.changes()));
            case StayCancelled cancelled ->
                new Row(
                        row.stay(),
                        row.establishment(),
                        row.timeliness(),
                        row.late(),
                        row.movedBack(),
                        row.age(),
                        true,
                        row.facts(),
                        row.moves());
            case GuestCheckedIn again -> throw new IllegalStateException("Second check-in of stay " + again.stay());
            case StayEvent.StayForgotten key -> row;
        };
    }

    private Row with(Row row, boolean movedBack, @Nullable Integer age, Moves.Moved now) {
        return new Row(
                row.stay(),
                row.establishment(),
                row.timeliness(),
                row.late(),
                movedBack,
                age,
                row.cancelled(),
                kept(now.details()),
                now.moves());
    }

    private static Moves.Moved corrected(Row row, Changes changes) {
        Moves.Moved changed = row.moves().corrected(row.facts(), changes);
        StayDetails facts = changed.details();
        return facts.has(Field.ARRIVED_AT)
                ? changed
                : new Moves.Moved(
                        facts.toBuilder()
                                .set(Field.ARRIVED_AT, row.facts().arrivedAt())
                                .build(),
                        changed.moves());
    }

    private StayDetails kept(StayDetails all) {
        StayDetails.Builder some = StayDetails.builder();
        fields.forEach(field -> some.set(field, all.get(field)));
        return some.build();
    }

    /** Facts with another departure; null for none. */
    static StayDetails departed(StayDetails facts, @Nullable Instant departedAt) {
        return facts.toBuilder().set(Field.DEPARTED_AT, departedAt).build();
    }
}
