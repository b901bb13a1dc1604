package vn.luutru.intake;

import java.util.ArrayList;
import java.util.List;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingList;

/**
 * What else is wrong with a check-in that could not be read as a whole, so that its sender learns everything in one
 * answer. Nothing is said of a field that could not be read, nor of what lies around or within it.
 */
public final class FurtherFindings {

    private static final String ESTABLISHMENT = "/establishmentId";

    private FurtherFindings() {}

    /**
     * All findings about a declaration whose form was refused.
     *
     * @param torn what could be read of it
     * @param read what was wrong with its form
     */
    public static List<Finding> with(List<Finding> read, Submission torn, StayDecider decider) {
        if (!(torn.command() instanceof StayCommand.CheckIn checkIn)) {
            return read;
        }
        List<Finding> further = new ArrayList<>();
        for (Finding finding : decider.decide(torn, null).findings()) {
            // Whether an establishment takes guests is judged by the day of arrival.
            boolean ofUnknownDay =
                    finding.field().equals(ESTABLISHMENT) && !checkIn.details().has(Field.ARRIVED_AT);
            if (!ofUnknownDay && read.stream().noneMatch(known -> touch(known.field(), finding.field()))) {
                further.add(finding);
            }
        }
        return FindingList.joined(read, further);
    }

    private static boolean touch(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }
}
