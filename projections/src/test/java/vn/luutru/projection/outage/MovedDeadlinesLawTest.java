package vn.luutru.projection.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.corrected;
import static vn.luutru.projection.Province.establishment;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.Projection;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.table.SqlText;

/**
 * A late report is judged by the outages as they stand, whether they were proclaimed before it or after: in the register,
 * in the sums of compliance, and in both wherever batches end.
 */
@IntegrationTest
class MovedDeadlinesLawTest {

    private static final List<String> WARDS = List.of("16531", "14797");
    private static TestDatabase database;

    private final Map<UUID, Outage> outages = new HashMap<>();
    private final Map<String, EstablishmentRecord> establishments = new HashMap<>();
    private final Map<UUID, GuestCheckedIn> stays = new HashMap<>();
    private final Map<UUID, Instant> arrivals = new HashMap<>();
    private final List<UUID> cancelled = new ArrayList<>();

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 12)
    void late_reports_are_judged_by_the_outages_as_they_stand(@ForAll long seed) throws SQLException {
        List<Recorded<Event>> log = history(new Random(seed));
        OutageCalendar calendar = new OutageCalendar(outages.values());
        Map<String, String> register = new TreeMap<>();
        Map<String, Integer> late = new TreeMap<>();
        stays.forEach((id, in) -> {
            String ward = establishments
                    .get(in.establishment().value())
                    .on(Vietnam.dateOf(in.dueAt()))
                    .ward();
            Timeliness judged = calendar.judge(in.reportedAt(), in.dueAt(), ward);
            register.put(id.toString(), judged.code());
            if (judged == Timeliness.LATE && !cancelled.contains(id)) {
                late.merge(in.establishment().value() + " " + Vietnam.dateOf(arrivals.get(id)), 1, Integer::sum);
            }
        });
        for (int largest : new int[] {log.size(), 1, 7}) {
            Map<String, String> registered = built(new Register(), log, largest, connection -> pairs(connection, """
                    select stay_id::text as k, timeliness as v from stay"""));
            assertThat(registered).as("register in batches of %d", largest).isEqualTo(register);
            Map<String, String> counted = built(figures(), log, largest, connection -> pairs(connection, """
                    select establishment || ' ' || day as k, late::text as v from day where late > 0"""));
            assertThat(counted).as("figures in batches of %d", largest).isEqualTo(texts(late));
        }
        Map<String, List<String>> whole = built(figures(), log, log.size(), c -> SchemaRows.of(c, "built"));
        Map<String, List<String>> single = built(figures(), log, 1, c -> SchemaRows.of(c, "built"));
        assertThat(single).isEqualTo(whole);
    }

    private static Projection figures() {
        return new StayFigures(Clock.systemUTC(), List.of(new DeclaredDays()));
    }

    private List<Recorded<Event>> history(Random random) {
        List.of(outages, establishments, stays, arrivals).forEach(Map::clear);
        cancelled.clear();
        List<Recorded<Event>> log = new ArrayList<>();
        happens(log, registered("h0", "16531"));
        happens(log, registered("h1", "14797"));
        List<String[]> references = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String id = "h" + random.nextInt(2);
            String[] known = references.isEmpty() ? null : references.get(random.nextInt(references.size()));
            Instant begins = BEGIN.plus(Duration.ofHours(random.nextInt(60)));
            UUID outage = new UUID(8, random.nextInt(4));
            switch (known == null ? 0 : random.nextInt(10)) {
                case 6 -> happens(log, corrected(known[0], known[1], Field.ARRIVED_AT, begins));
                case 7 ->
                    happens(
                            log,
                            new StayCancelled(stay(known[0], known[1]), CancellationReason.DUPLICATE, BEGIN, "key-1"));
                case 8 ->
                    happens(
                            log,
                            new EstablishmentChanged(
                                    establishment(
                                            id,
                                            WARDS.get(random.nextInt(2)),
                                            LocalDate.of(2026, 7, 1 + random.nextInt(4))),
                                    BEGIN,
                                    "admin"));
                case 9 -> happens(log, event(random, outage, begins));
                default -> {
                    references.add(new String[] {id, "r" + i});
                    happens(log, checkedIn(random, id, "r" + i, begins));
                }
            }
        }
        return log;
    }

    private OutageEvent event(Random random, UUID outage, Instant begins) {
        Outage known = outages.get(outage);
        if (known == null) {
            Instant ends = begins.plus(Duration.ofHours(1 + random.nextInt(20)));
            return new OutageProclaimed(
                    outage,
                    begins,
                    ends,
                    ends.plus(Duration.ofHours(random.nextInt(12))),
                    random.nextBoolean() ? null : WARDS.get(random.nextInt(2)),
                    "x",
                    "y",
                    random.nextBoolean(),
                    BEGIN,
                    "a");
        }
        return known.state() == Outage.State.PENDING
                ? new OutageConfirmed(outage, BEGIN, "b")
                : new OutageWithdrawn(outage, "x", random.nextBoolean(), BEGIN, "a");
    }

    private static GuestCheckedIn checkedIn(Random random, String establishment, String reference, Instant arrivedAt) {
        GuestCheckedIn usual = vn.luutru.projection.Province.checkedIn(
                establishment,
                reference,
                guest("Nguyễn Văn Thử", "038090000001", arrivedAt).build());
        Instant dueAt = arrivedAt.plus(Duration.ofHours(1 + random.nextInt(12)));
        Instant reportedAt = dueAt.plus(Duration.ofMinutes(random.nextInt(-60, 900)));
        return new GuestCheckedIn(
                usual.stay(),
                usual.establishment(),
                reference,
                usual.details(),
                usual.age(),
                reportedAt,
                dueAt,
                reportedAt.isBefore(dueAt) ? Timeliness.ON_TIME : Timeliness.LATE,
                "law-2026",
                "key-1");
    }

    private void happens(List<Recorded<Event>> log, Event event) {
        log.add(new Recorded<>(log.size() + 1, BEGIN.plus(Duration.ofMinutes(log.size())), event));
        switch (event) {
            case OutageEvent outage ->
                outages.put(outage.outage(), Outage.evolve(outages.get(outage.outage()), outage));
            case EstablishmentEvent described ->
                establishments.put(
                        described.establishment().value(),
                        EstablishmentRecord.evolve(
                                establishments.get(described.establishment().value()), described));
            case GuestCheckedIn in -> {
                stays.put(in.stream(), in);
                arrivals.put(in.stream(), in.details().arrivedAt());
            }
            case StayCancelled gone -> cancelled.add(gone.stream());
            case vn.luutru.declaration.event.StayEvent.StayCorrected moved ->
                arrivals.put(moved.stream(), moved.changes().set().arrivedAt());
            default -> throw new IllegalStateException("Not expected: " + event);
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private static <T> T built(Projection projection, List<Recorded<Event>> log, int largest, Question<T> question)
            throws SQLException {
        try (Connection connection = database.connect()) {
            BuiltReadModels.create(connection, "built", projection);
            BuiltReadModels.apply(connection, projection, log, largest);
            T answer = question.ask(connection);
            connection.rollback();
            return answer;
        }
    }

    private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        new SqlText().add(sql).each(connection, row -> pairs.put(row.getString("k"), row.getString("v")));
        return pairs;
    }

    private static Map<String, String> texts(Map<String, Integer> counts) {
        Map<String, String> texts = new TreeMap<>();
        counts.forEach((key, count) -> texts.put(key, count.toString()));
        return texts;
    }
}
