package vn.luutru.declaration.validation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Move;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.RuleBook;

/** Moves against arrival, departure, clock and the other moves, and the place that a move leads to. */
final class MoveCheck {

    private static final String CHANGES = "/changes";
    private static final List<Field> PARTS = List.of(Field.PATIENT_DEPARTMENT, Field.ROOM, Field.BED);

    private MoveCheck() {}

    static List<Finding> check(StayCommand.Move command, Stay stay, Submission submission, RuleBook rules) {
        if (command.to().isUnknown()) {
            return List.of(Finding.of(FindingCode.FIELD_REQUIRED, Field.ROOM));
        }
        Instant movedAt = command.movedAt();
        Moves after = stay.moves().moved(stay.details(), movedAt, command.to()).moves();
        Place place = after.placeAt(stay.details(), movedAt);
        StayDetails there = place.in(stay.details()).toBuilder()
                .set(Field.MOVED_AT, movedAt)
                .build();
        CheckContext context = new CheckContext(there, decided(command), submission, rules);
        TextCheck.check(context);
        PlaceCheck.check(context);
        within(movedAt, stay.details(), context);
        among(movedAt, stay.moves(), context);
        if (place.isSame(stay.moves().placeAt(stay.details(), movedAt))) {
            context.found(FindingCode.MOVE_CHANGES_NOTHING, outermost(command.to()));
        }
        return context.findings().stream().map(MoveCheck::ofCall).toList();
    }

    /** What a correction of a stay with moves contradicts. */
    static void correction(CheckContext context, Changes changes, Stay stay, Moves.Moved corrected) {
        if (changes.set().get(Field.MOVED_AT) instanceof Instant movedAt) {
            if (stay.moves().isEmpty()) {
                context.found(FindingCode.MOVE_BY_CORRECTION, Field.MOVED_AT);
                return;
            }
            within(movedAt, corrected.details(), context);
            List<Move> all = stay.moves().moves();
            among(movedAt, new Moves(stay.moves().first(), all.subList(0, all.size() - 1)), context);
            return;
        }
        Instant arrivedAt = corrected.details().arrivedAt();
        List<Move> moves = corrected.moves().moves();
        if (arrivedAt != null && !moves.isEmpty() && moves.getFirst().movedAt().isBefore(arrivedAt)) {
            context.found(FindingCode.MOVE_OUTSIDE_STAY, Field.ARRIVED_AT);
        }
        departure(context);
    }

    /** What a departure contradicts. */
    static void departure(CheckContext context) {
        Instant movedAt = context.details.movedAt();
        Instant departedAt = context.details.departedAt();
        if (movedAt != null && departedAt != null && !movedAt.isBefore(departedAt)) {
            context.found(FindingCode.MOVE_OUTSIDE_STAY, Field.DEPARTED_AT);
        }
    }

    private static void within(Instant movedAt, StayDetails stay, CheckContext context) {
        Instant arrivedAt = stay.arrivedAt();
        Instant departedAt = stay.departedAt();
        if (TimesCheck.isFuture(movedAt, context.receivedAt)) {
            context.found(FindingCode.MOVE_IN_FUTURE, Field.MOVED_AT);
        } else if (arrivedAt != null && movedAt.isBefore(arrivedAt)) {
            context.found(FindingCode.MOVE_BEFORE_ARRIVAL, Field.MOVED_AT);
        } else if (departedAt != null && !movedAt.isBefore(departedAt)) {
            context.found(FindingCode.MOVE_AFTER_DEPARTURE, Field.MOVED_AT);
        }
    }

    private static void among(Instant movedAt, Moves others, CheckContext context) {
        Instant last = others.last();
        if (others.at(movedAt) != null) {
            context.found(FindingCode.MOVE_REPLACES_ANOTHER, Field.MOVED_AT);
        }
        if (last != null && last.isAfter(movedAt)) {
            context.found(FindingCode.MOVE_OUT_OF_ORDER, Field.MOVED_AT);
        }
    }

    /** The fields that the move says something about: findings about others are not its own. */
    private static Set<Field> decided(StayCommand.Move command) {
        Move move = Move.declared(command.movedAt(), command.to());
        Set<Field> decided = EnumSet.of(Field.MOVED_AT);
        PARTS.stream().filter(move::decides).forEach(decided::add);
        return decided;
    }

    private static Field outermost(Place to) {
        return switch (Move.Part.of(to)) {
            case DEPARTMENT -> Field.PATIENT_DEPARTMENT;
            case ROOM -> Field.ROOM;
            case BED -> Field.BED;
        };
    }

    /** Fields of a move stand in its call, and not below {@code /changes}; its department is no fact of a patient. */
    private static Finding ofCall(Finding finding) {
        String field = finding.field();
        String named = field.startsWith(CHANGES) ? field.substring(CHANGES.length()) : field;
        return new Finding(
                finding.code(),
                named.equals(Field.PATIENT_DEPARTMENT.pointer()) ? "/department" : named,
                finding.arguments());
    }
}
