package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.JournalEvent;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.outage.OutageTables;
import vn.luutru.projection.subscription.LogTime;
import vn.luutru.projection.table.SqlText;

/**
 * All that is counted: one row a stay with the facts that figures go by, the establishments' descriptions by day, and
 * the sums that are kept of both.
 *
 * <p>The stays of every establishment are kept, since it may be recorded later what an establishment was long before: in a zone, a
 * hospital, a hotel.
 */
public final class StayFigures implements Projection {

    /** Its name and schema. */
    public static final String NAME = "figures";

    private final StayFacts stays = new StayFacts(StayFacts.KEPT);
    private final StayFactsBatch batches = new StayFactsBatch(stays);
    private final InstantSource clock;
    private final List<Aggregate> aggregates;

    /**
     * @param clock   by which the log's time is carried on while nothing is declared
     * @param aggregates the sums that are kept of the stays
     */
    public StayFigures(InstantSource clock, List<? extends Aggregate> aggregates) {
        this.clock = clock;
        this.aggregates = List.copyOf(aggregates);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 12;
    }

    /** Long enough for the guests of a room and of an establishment to come together; half of what figures may be behind. */
    @Override
    public Duration gathers() {
        return Duration.ofMillis(500);
    }

    @Override
    public List<String> replaces() {
        return List.of("tourism", "zone", "hospital", "compliance");
    }

    @Override
    public void create(Connection connection) throws SQLException {
        EstablishmentTables.create(connection);
        EstablishmentCache.create(connection);
        OutageTables.create(connection);
        stays.create(connection);
        for (Aggregate aggregate : aggregates) {
            aggregate.create(connection);
        }
    }

    @Override
    public boolean outdated(Connection connection) throws SQLException {
        for (Aggregate aggregate : aggregates) {
            if (aggregate.outdated(connection)) {
                return true;
            }
        }
        return false;
    }

    /**
     * In parts: events of stays know one description of each establishment, and one day on which they were recorded. A day
     * is over at the first event recorded on a later one, or when the log's own time says that none of it will come any
     * more: so the days pass for a rebuild as they passed when the log was written.
     */
    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        long last = after;
        int from = 0;
        for (int to = 1; to <= batch.size(); to++) {
            if (to == batch.size() || !samePart(batch.get(from), batch.get(to))) {
                part(connection, last, batch.subList(from, to));
                last = batch.get(to - 1).position();
                from = to;
            }
        }
    }

    @Override
    public void idle(Connection connection, long position, LogTime log) throws SQLException {
        Instant time = log.timeAfter(position, clock.instant());
        if (time != null) {
            dayBegun(connection, Vietnam.dateOf(time), position);
        }
    }

    private static boolean samePart(Recorded<Event> one, Recorded<Event> other) {
        return one.event() instanceof EstablishmentEvent == other.event() instanceof EstablishmentEvent
                && !(one.event() instanceof OutageEvent)
                && !(other.event() instanceof OutageEvent)
                && Vietnam.dateOf(one.recordedAt()).equals(Vietnam.dateOf(other.recordedAt()));
    }

    private void part(Connection connection, long after, List<Recorded<Event>> events) throws SQLException {
        Recorded<Event> first = events.getFirst();
        dayBegun(connection, Vietnam.dateOf(first.recordedAt()), after);
        if (first.event() instanceof EstablishmentEvent) {
            EstablishmentTables.apply(connection, events);
            EstablishmentCache.described(connection, events);
        }
        SqlText judgedAnew = switch (first.event()) {
            case OutageEvent outage -> ExcusedReports.touched(connection, outage);
            case EstablishmentEvent described -> ExcusedReports.touched(connection, named(events));
            case StayEvent stay -> null;
            case JournalEvent recorded -> null;
        };
        if (judgedAnew != null) {
            List<StayFacts.Step> judged =
                    stays.rejudge(connection, events.getLast().position(), judgedAnew);
            for (Aggregate aggregate : aggregates) {
                aggregate.rejudged(connection, judged);
            }
        }
        List<StayFacts.Step> steps = batches.apply(connection, events);
        for (Aggregate aggregate : aggregates) {
            aggregate.apply(connection, events, steps);
        }
    }

    private static Set<String> named(List<Recorded<Event>> events) {
        return events.stream()
                .map(recorded ->
                        ((EstablishmentEvent) recorded.event()).establishment().value())
                .collect(Collectors.toSet());
    }

    private void dayBegun(Connection connection, LocalDate today, long position) throws SQLException {
        for (Aggregate aggregate : aggregates) {
            aggregate.dayBegun(connection, today, position);
        }
    }
}
