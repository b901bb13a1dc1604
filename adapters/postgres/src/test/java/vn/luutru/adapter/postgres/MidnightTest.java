package vn.luutru.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalSnapshots;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;
import vn.luutru.projection.zone.ZoneSnapshots;

/** A local day ends for the figures by the log's own time: what is built anew is what was kept up to date. */
@IntegrationTest
class MidnightTest {

    private static final LocalDate TOMORROW = LocalDate.of(2026, 7, 2);
    private static final Instant MIDNIGHT = Vietnam.startOf(TOMORROW);
    private static final EstablishmentId DORMITORY = new EstablishmentId("38-16531-0002");

    private final AtomicReference<Instant> clock = new AtomicReference<>(MIDNIGHT.minusSeconds(3_600));
    private final AtomicReference<Instant> otherClock = new AtomicReference<>(MIDNIGHT.minusSeconds(3_600));
    private TestDatabase test;
    private StoreFixture store;
    private StoreFixture other;
    private StayFigures figures;
    private long position;

    @BeforeEach
    void open() throws SQLException {
        test = TestDatabase.create();
        store = fixture(clock::get);
        other = fixture(otherClock::get);
        figures = figures(clock::get);
        try (Connection connection = test.connect()) {
            create(connection, "running", figures);
        }
        write(store, registered()).join();
        follow();
    }

    @AfterEach
    void close() {
        store.close();
        other.close();
        test.close();
    }

    @Test
    void an_event_stamped_before_midnight_and_committed_after_it_is_in_the_day_that_ends() throws SQLException {
        write(store, checkIn("in-time")).join();
        follow();
        CompletableFuture<Recorded<Event>> late;
        CompletableFuture<Void> midnight;
        try (Connection blocker = test.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT * FROM log.head FOR UPDATE");
            clock.set(MIDNIGHT.minusMillis(10));
            late = write(store, checkIn("on-its-way"));
            awaitBlocked(1);
            clock.set(MIDNIGHT.plusSeconds(1));
            midnight = CompletableFuture.runAsync(this::followUnchecked);
            awaitBlocked(2);
            blocker.commit();
        }
        assertThat(late.join().recordedAt()).isBefore(MIDNIGHT);
        midnight.join();
        follow();
        assertThat(persons()).isEqualTo(2);
        assertRebuiltIsTheSame();
    }

    @Test
    void a_day_that_is_closed_stays_closed_for_a_process_whose_clock_is_behind() throws SQLException {
        write(store, checkIn("in-time")).join();
        clock.set(MIDNIGHT.plusSeconds(1));
        follow();
        assertThat(persons()).isEqualTo(1);
        otherClock.set(MIDNIGHT.minusSeconds(30));
        Recorded<Event> behind = write(other, checkIn("behind")).join();
        assertThat(behind.recordedAt()).isAfterOrEqualTo(MIDNIGHT);
        follow();
        assertThat(persons()).isEqualTo(1);
        assertRebuiltIsTheSame();
    }

    @Test
    void times_ascend_with_positions_and_a_rebuild_equals_whatever_the_clocks_say() throws SQLException {
        Random random = new Random(5);
        Instant evening = MIDNIGHT.minusSeconds(20);
        for (int round = 0; round < 40; round++) {
            Instant now = evening.plusSeconds(round);
            clock.set(now.plusMillis(random.nextInt(6_000) - 3_000));
            otherClock.set(now.plusMillis(random.nextInt(6_000) - 3_000));
            List<CompletableFuture<Recorded<Event>>> written = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                written.add(write(store, checkIn("one-" + round + "-" + i)));
                written.add(write(other, checkIn("other-" + round + "-" + i)));
            }
            written.forEach(CompletableFuture::join);
            if (random.nextInt(3) > 0) {
                follow();
            }
        }
        follow();
        assertThat(store.log.read(0, 1_000))
                .extracting(Recorded::recordedAt)
                .isSorted()
                .last()
                .satisfies(last -> assertThat(last).isAfter(MIDNIGHT));
        assertThat(persons()).isBetween(50, 400);
        assertRebuiltIsTheSame();
    }

    private StoreFixture fixture(InstantSource time) {
        return new StoreFixture(test.dataSource(), test.url(), EngineLimits.DEFAULT, time);
    }

    private static StayFigures figures(InstantSource time) {
        return new StayFigures(
                time,
                List.of(
                        new TourismCube(AgeGroups.USUAL, new Rounding(new byte[16])),
                        new OccupantTable(),
                        new ZoneSnapshots(),
                        new HospitalSnapshots()));
    }

    /** As the thread of a projection does it: all there is, then once more with nothing new. */
    private void follow() throws SQLException {
        try (Connection connection = test.connect()) {
            connection.setAutoCommit(false);
            position = follow(connection, "running", figures, position);
        }
    }

    private void followUnchecked() {
        try {
            follow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long follow(Connection connection, String schema, StayFigures projection, long from) throws SQLException {
        connection.setSchema(schema);
        long reached = from;
        for (List<Recorded<Event>> batch = store.log.read(reached, 100);
                !batch.isEmpty();
                batch = store.log.read(reached, 100)) {
            projection.apply(connection, reached, batch);
            reached = batch.getLast().position();
            connection.commit();
        }
        projection.idle(connection, reached, store.log);
        connection.commit();
        return reached;
    }

    private void assertRebuiltIsTheSame() throws SQLException {
        StayFigures again = figures(clock::get);
        try (Connection connection = test.connect()) {
            create(connection, "rebuilt", again);
            connection.setAutoCommit(false);
            follow(connection, "rebuilt", again, 0);
            Map<String, List<String>> rebuilt = SchemaRows.of(connection, "rebuilt");
            assertThat(rebuilt).isEqualTo(SchemaRows.of(connection, "running"));
        }
    }

    private static void create(Connection connection, String schema, StayFigures projection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        connection.setSchema(schema);
        projection.create(connection);
    }

    /** As published of the midnight, once and for good. */
    private int persons() throws SQLException {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(sum(persons), 0) from running.zone_edition "
                        + "where kind = 'TOTAL' and territory = '' and day = '" + TOMORROW + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitBlocked(int writers) {
        Awaitility.await().until(() -> {
            try (Connection connection = test.connect();
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = "
                            + "'Lock' and datname = current_database()")) {
                row.next();
                return row.getInt(1) >= writers;
            }
        });
    }

    private static CompletableFuture<Recorded<Event>> write(StoreFixture process, Event event) {
        return process.undecided.append(event);
    }

    private static EstablishmentRegistered registered() {
        return new EstablishmentRegistered(
                new Establishment(
                        DORMITORY,
                        "Khu nhà ở công nhân Mẫu",
                        EstablishmentType.WORKER_DORMITORY,
                        null,
                        Regime.RESIDENCE_ONLY,
                        "16531",
                        "nghi-son",
                        10,
                        40,
                        false,
                        LocalDate.of(2026, 1, 1)),
                StoreFixture.NOW,
                "admin");
    }

    private static GuestCheckedIn checkIn(String reference) {
        Instant arrived = MIDNIGHT.minus(Duration.ofHours(5));
        StayDetails details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử")
                .set(Field.ARRIVED_AT, arrived)
                .set(Field.ROOM, "301")
                .build();
        return new GuestCheckedIn(
                StayId.of(DORMITORY, reference),
                DORMITORY,
                reference,
                details,
                36,
                arrived,
                arrived,
                Timeliness.ON_TIME,
                "law-118-2025",
                "key-1");
    }
}
