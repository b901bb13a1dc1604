package vn.luutru.benchmark.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;

/** Check-ins decided and numbered as if a log had recorded them, without one. */
public final class Events {

    private final CheckIns checkIns = new CheckIns();
    private final StayDecider decider =
            new StayDecider(new DeclarationValidation(RuleBook.STANDARD), RuleBook.STANDARD);
    private final Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    private long position;

    /** The next event of the log. */
    public Recorded<Event> next() {
        return new Recorded<>(++position, now, checkIn());
    }

    /** So many of the log. */
    public List<Recorded<Event>> next(int count) {
        List<Recorded<Event>> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            batch.add(next());
        }
        return batch;
    }

    /** What a check-in is decided upon. */
    public Submission submission() {
        CheckIn checkIn = checkIns.next();
        return new Submission(checkIn, now, checkIns.establishment(checkIn.establishment()), "bench");
    }

    /** The decider that the service has. */
    public StayDecider decider() {
        return decider;
    }

    private StayEvent checkIn() {
        Decision decision = decider.decide(submission(), null);
        if (decision instanceof Decision.Accept accept) {
            return accept.event();
        }
        throw new IllegalStateException("The generator's check-ins are sound, and this was not accepted: " + decision);
    }
}
