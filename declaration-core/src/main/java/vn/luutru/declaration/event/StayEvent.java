package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** What happened to one stay. */
public sealed interface StayEvent extends Event {

    StayId stay();

    /** When it was received, by the clock of the service. */
    Instant reportedAt();

    /** The id of the key or account that said so. */
    String declaredBy();

    @Override
    default UUID stream() {
        return stay().value();
    }

    /**
     * A guest was declared.
     *
     * @param age        completed years at arrival, kept outside the encrypted part for statistics; null if unknown
     * @param dueAt      the legal deadline of this report, moved by the outages that were known when it was decided; fixed
     *                   here once and for all
     * @param timeliness judged at this first report; no later correction changes it
     * @param ruleSet    the id of the rules that were in force at the arrival
     * @param declaredBy the id of the key or account that declared
     */
    record GuestCheckedIn(
            StayId stay,
            EstablishmentId establishment,
            String reference,
            StayDetails details,
            @Nullable Integer age,
            Instant reportedAt,
            Instant dueAt,
            Timeliness timeliness,
            String ruleSet,
            String declaredBy)
            implements StayEvent {}

    /** The guest left. */
    record GuestCheckedOut(StayId stay, Instant departedAt, Instant reportedAt, String declaredBy)
            implements StayEvent {}

    /**
     * The guest moved to another department, room or bed.
     *
     * @param to the parts of the place that the move named, see {@link vn.luutru.declaration.place.Move}
     */
    record GuestMoved(StayId stay, Instant movedAt, Place to, Instant reportedAt, String declaredBy)
            implements StayEvent {}

    /**
     * Facts were put right.
     *
     * @param age      the age at arrival after the correction, null if unknown
     * @param rejudged how the first report would have been judged had it named the corrected arrival, nationality or type
     *                 of paper; the receipt keeps the first judgement. Null if none of them is corrected, and in events of
     *                 before 2026-11-29 (of before 2026-11-30 if it is not the arrival)
     */
    record StayCorrected(
            StayId stay,
            Changes changes,
            String reason,
            @Nullable Integer age,
            @Nullable Timeliness rejudged,
            Instant reportedAt,
            String declaredBy)
            implements StayEvent {

        /**
         * Whether, by the latest correction of what the deadline depends on, the first report would have been late.
         *
         * @param first  the judgement of the first report
         * @param before whether this held before the correction
         */
        public boolean movesBack(Timeliness first, boolean before) {
            return rejudged == null ? before : first == Timeliness.ON_TIME && rejudged == Timeliness.LATE;
        }

        /** Without the reason: free text may name the guest. */
        @Override
        public String toString() {
            return "StayCorrected[stay=" + stay + ", changes=" + changes + ", reportedAt=" + reportedAt + "]";
        }
    }

    /** The stay was taken back: it counts nowhere. */
    record StayCancelled(StayId stay, CancellationReason reason, Instant reportedAt, String declaredBy)
            implements StayEvent {}

    /** The key of this stay was destroyed: nobody can read any more who it was. */
    record StayForgotten(StayId stay, Instant reportedAt, String declaredBy) implements StayEvent {}
}
