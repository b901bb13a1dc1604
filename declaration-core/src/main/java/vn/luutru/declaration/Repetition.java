package vn.luutru.declaration;

import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.validation.InputNormalizer;

/**
 * Whether a command declares again what an event recorded: equal as they stand, or equal once both are in today's form.
 * What was stored before a rule of normalization came is recognised when it is sent again, and keeps its receipt.
 */
final class Repetition {

    private Repetition() {}

    static boolean of(StayEvent event, StayCommand command) {
        return switch (command) {
            case CheckIn in -> event instanceof GuestCheckedIn earlier && sameFacts(earlier.details(), in.details());
            case CheckOut out ->
                event instanceof GuestCheckedOut recorded
                        && recorded.departedAt().equals(out.departedAt());
            case Move move ->
                event instanceof GuestMoved recorded
                        && recorded.movedAt().equals(move.movedAt())
                        && samePlace(recorded.to(), move.to());
            case Correct correct ->
                event instanceof StayCorrected recorded
                        && recorded.changes().removed().equals(correct.changes().removed())
                        && sameFacts(recorded.changes().set(), correct.changes().set())
                        && sameText(recorded.reason(), correct.reason());
            case Cancel cancel -> event instanceof StayCancelled recorded && recorded.reason() == cancel.reason();
        };
    }

    private static boolean sameFacts(StayDetails stored, StayDetails declared) {
        return stored.equals(declared)
                || (stored.fields().equals(declared.fields())
                        && InputNormalizer.current(stored).equals(InputNormalizer.current(declared)));
    }

    static boolean samePlace(Place stored, Place declared) {
        return sameFacts(stored.in(StayDetails.EMPTY), declared.in(StayDetails.EMPTY));
    }

    private static boolean sameText(String stored, String declared) {
        return stored.equals(declared) || InputNormalizer.text(stored).equals(InputNormalizer.text(declared));
    }
}
