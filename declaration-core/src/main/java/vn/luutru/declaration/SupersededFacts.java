package vn.luutru.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** What a replay says that was changed since it was declared. */
final class SupersededFacts {

    private SupersededFacts() {}

    /** Names the facts that were changed since: the sender may mean to change them back. */
    static List<Finding> of(StayCommand command, Stay stay) {
        return switch (command) {
            case CheckIn checkIn -> List.of();
            case Cancel cancel -> List.of();
            case CheckOut checkOut ->
                checkOut.departedAt().equals(stay.details().departedAt())
                        ? List.of()
                        : List.of(Finding.of(FindingCode.CORRECTION_SUPERSEDED, Field.DEPARTED_AT));
            case Move move -> superseded(move, stay);
            case Correct correct -> superseded(correct.changes(), stay.details());
        };
    }

    private static List<Finding> superseded(Move move, Stay stay) {
        var known = stay.moves().at(move.movedAt());
        return known != null && Repetition.samePlace(known.to(), move.to())
                ? List.of()
                : List.of(Finding.of(FindingCode.MOVE_SUPERSEDED, Field.MOVED_AT));
    }

    private static List<Finding> superseded(Changes changes, StayDetails now) {
        List<Finding> findings = new ArrayList<>();
        for (Field field : changes.fields()) {
            Object recorded =
                    changes.removed().contains(field) ? null : changes.set().get(field);
            if (!Objects.equals(recorded, now.get(field))) {
                findings.add(Finding.of(FindingCode.CORRECTION_SUPERSEDED, "/changes" + field.pointer()));
            }
        }
        return findings;
    }
}
