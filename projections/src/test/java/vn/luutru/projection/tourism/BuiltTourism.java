package vn.luutru.projection.tourism;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayEvent.StayForgotten;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.StayFigures;

/** The read model built from a history, in batches of any size, and questions to it on 20 May 2026. */
final class BuiltTourism {

    static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    private static final Clock NOON =
            Clock.fixed(TODAY.atTime(12, 0).atZone(Vietnam.ZONE).toInstant(), Vietnam.ZONE);
    private static final Instant RECORDED = Instant.parse("2026-06-01T03:00:01Z");

    private final TestDatabase database;

    private BuiltTourism(TestDatabase database) {
        this.database = database;
    }

    static BuiltTourism of(TestDatabase database, List<Event> events, Random random, int largestBatch)
            throws SQLException {
        ListEventLog log = new ListEventLog();
        log.append(RECORDED, events);
        return of(database, log, random, largestBatch);
    }

    /** As a rebuild finds it, long after the keys of forgotten stays were destroyed. */
    static BuiltTourism rebuilt(TestDatabase database, List<Event> events, Random random) throws SQLException {
        ListEventLog log = new ListEventLog();
        log.append(RECORDED, events);
        events.stream().filter(StayForgotten.class::isInstance).forEach(event -> log.destroyKey(event.stream()));
        return of(database, log, random, events.size());
    }

    private static BuiltTourism of(TestDatabase database, ListEventLog log, Random random, int largestBatch)
            throws SQLException {
        StayFigures projection = new StayFigures(List.of());
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("drop schema if exists figures cascade; create schema figures");
            projection.create(connection, StayFigures.NAME);
            long position = 0;
            while (position < log.head()) {
                List<Recorded<Event>> batch = log.read(position, 1 + random.nextInt(largestBatch));
                projection.apply(connection, StayFigures.NAME, batch);
                position = batch.getLast().position();
            }
            connection.commit();
        }
        return new BuiltTourism(database);
    }

    TourismAnswer ask(TourismQuestion question) {
        return ask(question, "a secret of the service");
    }

    TourismAnswer ask(TourismQuestion question, String secret) {
        Rounding rounding = new Rounding(secret.getBytes(StandardCharsets.UTF_8));
        return new TourismQueries(database.dataSource(), NOON, AgeGroups.USUAL, rounding).figures(question);
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
