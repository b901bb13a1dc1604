package vn.luutru.adapter.http;

import java.util.ArrayList;
import java.util.List;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.Submission;

/**
 * What else is wrong with a check-in that could not be read as a whole, so that its sender learns everything in one
 * answer. Nothing is said of a field that could not be read, nor of what lies around or within it.
 */
final class Review {

    private static final String HOUSE = "/establishmentId";

    private final StayDecider decider;

    Review(StayDecider decider) {
        this.decider = decider;
    }

    /**
     * The rejection of a declaration.
     *
     * @param torn what could be read of it
     * @param read what was wrong with its form
     */
    Answer reject(Submission torn, List<Finding> read) {
        if (!(torn.command() instanceof StayCommand.CheckIn checkIn)) {
            return Answer.rejected(read);
        }
        List<Finding> findings = new ArrayList<>(read);
        for (Finding finding : decider.decide(torn, null).findings()) {
            // Whether a house takes guests is judged by the day of arrival.
            boolean ofUnknownDay =
                    finding.field().equals(HOUSE) && !checkIn.details().has(Field.ARRIVED_AT);
            if (!ofUnknownDay && read.stream().noneMatch(told -> touch(told.field(), finding.field()))) {
                findings.add(finding);
            }
        }
        return Answer.rejected(findings);
    }

    private static boolean touch(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }
}
