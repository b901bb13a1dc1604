package vn.luutru.declaration.outage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vn.luutru.declaration.rule.Timeliness;

/**
 * The outages in force. A deadline that falls into one is moved to the instant that its proclamation names; if it falls
 * into another one there, it is moved on.
 */
public final class OutageCalendar {

    /** No outage. */
    public static final OutageCalendar NONE = new OutageCalendar(List.of());

    private final List<Outage> outages;

    /** Those of the outages that are in force. */
    public OutageCalendar(Collection<Outage> outages) {
        this.outages = outages.stream().filter(Outage::inForce).toList();
    }

    /** Whether no deadline is moved. */
    public boolean isEmpty() {
        return outages.isEmpty();
    }

    /** The deadline of an establishment in a ward, moved where outages move it. */
    public Instant moved(Instant dueAt, String ward) {
        Instant due = dueAt;
        // Each turn is later than the one before, and there are no more than outages: proclamations move forward only.
        for (int turn = 0; turn < outages.size(); turn++) {
            Instant later = once(due, ward);
            if (later.equals(due)) {
                break;
            }
            due = later;
        }
        return due;
    }

    private Instant once(Instant due, String ward) {
        Instant latest = due;
        for (Outage outage : outages) {
            if (outage.moves(due, ward) && outage.movedTo().isAfter(latest)) {
                latest = outage.movedTo();
            }
        }
        return latest;
    }

    /** How a first report is judged. */
    public Timeliness judge(Instant reportedAt, Instant dueAt, String ward) {
        return reportedAt.isBefore(dueAt) || reportedAt.isBefore(moved(dueAt, ward))
                ? Timeliness.ON_TIME
                : Timeliness.LATE;
    }
}
