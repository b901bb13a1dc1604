package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.figures.StayFacts.Step;

/** What a batch of events makes of the stays in a table of {@link StayFacts}. */
final class StayFactsBatch {

    private final StayFacts table;
    private final StayFactsChange changes;

    StayFactsBatch(StayFacts table) {
        this.table = table;
        changes = new StayFactsChange(table.fields());
    }

    /** Applies the events of stays; returns what each event changed, in the order of the log. */
    List<Step> apply(Connection connection, List<Recorded<Event>> batch) throws SQLException {
        Map<UUID, Row> before = table.load(connection, touched(batch));
        Map<UUID, Row> after = new LinkedHashMap<>(before);
        List<Step> steps = new ArrayList<>();
        for (Recorded<Event> recorded : batch) {
            if (!(recorded.event() instanceof StayEvent event)) {
                continue;
            }
            Row known = after.get(event.stream());
            Row evolved = event instanceof GuestCheckedIn in
                    ? changes.begin(in)
                    : known == null ? null : changes.evolve(known, event);
            if (evolved != null && !evolved.equals(known)) {
                after.put(event.stream(), evolved);
                steps.add(new Step(recorded.position(), known, evolved));
            }
        }
        excuse(connection, before, after, steps);
        table.store(connection, before, after);
        return steps;
    }

    /** The stays that the table may have already: a stay that begins in the batch is not there. */
    private static Set<String> touched(List<Recorded<Event>> batch) {
        Set<UUID> begun = new HashSet<>();
        Set<String> touched = new HashSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                begun.add(in.stream());
            } else if (recorded.event() instanceof StayEvent event && !begun.contains(event.stream())) {
                touched.add(event.stream().toString());
            }
        }
        return touched;
    }

    /** Judges the late stays that begin by the outages known so far. */
    private static void excuse(Connection connection, Map<UUID, Row> before, Map<UUID, Row> after, List<Step> steps)
            throws SQLException {
        Map<UUID, Timeliness> judged = ExcusedReports.judged(
                connection,
                after.values().stream()
                        .filter(row -> row.late() != null && !before.containsKey(row.stay()))
                        .toList());
        for (int i = 0; i < steps.size() && !judged.isEmpty(); i++) {
            Step step = steps.get(i);
            Timeliness now = judged.get(step.after().stay());
            if (now != null) {
                Row known = step.before();
                Row judgedAfter = step.after().judged(now);
                steps.set(i, new Step(step.position(), known == null ? null : known.judged(now), judgedAfter));
                after.put(judgedAfter.stay(), judgedAfter);
            }
        }
    }
}
