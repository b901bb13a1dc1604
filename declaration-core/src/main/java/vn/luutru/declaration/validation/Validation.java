package vn.luutru.declaration.validation;

import java.util.List;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.place.Moves;

/** Checks what is declared against the rules, the tables and the rest of the stay. Never stops at the first finding. */
public interface Validation {

    /** A check-in: complete, well formed, plausible. Fields point into the check-in. */
    List<Finding> checkIn(StayDetails details, Submission submission);

    /** A check-out; {@code after} is the stay with its departure. */
    List<Finding> departure(StayDetails after, Submission submission);

    /** A move; {@code stay} is the stay before it. */
    List<Finding> move(StayCommand.Move command, Stay stay, Submission submission);

    /** A correction; {@code after} is the stay as corrected. Fields point into the correction, {@code /changes/…}. */
    List<Finding> correction(StayCommand.Correct command, Stay stay, Moves.Moved after, Submission submission);
}
