package vn.luutru.projection.tourism;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

/** The read model built from a history, in batches of any size, and questions to it on 20 May 2026. */
final class BuiltTourism {

    static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    static final Clock NOON =
            Clock.fixed(TODAY.atTime(12, 0).atZone(Vietnam.ZONE).toInstant(), Vietnam.ZONE);
    static final String SECRET = "a secret of the service";

    private final TestDatabase database;
    private final Rounding rounding;

    private BuiltTourism(TestDatabase database, Rounding rounding) {
        this.database = database;
        this.rounding = rounding;
    }

    static BuiltTourism of(TestDatabase database, List<Event> events, Random random, int largestBatch)
            throws SQLException {
        return of(database, events, random, largestBatch, SECRET);
    }

    static BuiltTourism of(TestDatabase database, List<Event> events, Random random, int largestBatch, String secret)
            throws SQLException {
        return of(database, logOf(events), random, largestBatch, secret);
    }

    /** As a rebuild finds it, long after the keys of forgotten stays were destroyed. */
    static BuiltTourism rebuilt(TestDatabase database, List<Event> events, Random random) throws SQLException {
        ListEventLog log = logOf(events);
        events.stream().filter(StayForgotten.class::isInstance).forEach(event -> log.destroyKey(event.stream()));
        return of(database, log, random, events.size(), SECRET);
    }

    /** Recorded one after the other until the morning of {@link #TODAY}. */
    static ListEventLog logOf(List<Event> events) {
        ListEventLog log = new ListEventLog();
        Instant first = Vietnam.startOf(Seasons.FIRST);
        Duration all = Duration.between(first, NOON.instant());
        for (int i = 0; i < events.size(); i++) {
            log.append(first.plus(all.multipliedBy(i).dividedBy(events.size())), List.of(events.get(i)));
        }
        return log;
    }

    static Rounding rounding(String secret) {
        return new Rounding(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static BuiltTourism of(
            TestDatabase database, ListEventLog log, Random random, int largestBatch, String secret)
            throws SQLException {
        StayFigures projection = new StayFigures(NOON, List.of(new TourismCube(AgeGroups.USUAL, rounding(secret))));
        try (Connection connection = database.connect()) {
            BuiltReadModels.create(connection, StayFigures.NAME, projection);
            long position = 0;
            while (position < log.head()) {
                List<Recorded<Event>> batch = log.read(position, 1 + random.nextInt(largestBatch));
                projection.apply(connection, position, batch);
                position = batch.getLast().position();
            }
            projection.idle(connection, position, log);
            connection.commit();
        }
        return new BuiltTourism(database, rounding(secret));
    }

    TourismAnswer ask(TourismQuestion question) {
        return queries(false).figures(question);
    }

    /** What the answer to a question, of days that are over, is made of. */
    Map<List<@Nullable String>, List<Long>> counted(TourismQuestion question) throws SQLException {
        return new TourismCubeCache(database.dataSource(), new EstablishmentCache(), rounding, Long.MAX_VALUE)
                .ask(question, new PivotTable.Period(question.from(), question.to(), question.to()))
                .counted();
    }

    TourismQueries queries(boolean dayGuestsStay) {
        return new TourismQueries(
                database.dataSource(), NOON, AgeGroups.USUAL, dayGuestsStay, new EstablishmentCache(), rounding);
    }

    /** The answer by the values of its groups; the whole is the group without values. */
    static Map<List<@Nullable String>, Figures> byGroup(TourismAnswer answer) {
        Map<List<@Nullable String>, Figures> groups = new HashMap<>();
        answer.items().forEach(item -> groups.put(item.values(), item.figures()));
        if (answer.groupBy().isEmpty()) {
            groups.put(List.of(), answer.total());
        }
        return groups;
    }

    Map<String, List<String>> rows() throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaRows.of(connection, StayFigures.NAME);
        }
    }
}
