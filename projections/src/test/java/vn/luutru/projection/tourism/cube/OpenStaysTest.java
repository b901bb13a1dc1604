package vn.luutru.projection.tourism.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.MissingCheckOuts;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;

@IntegrationTest
class OpenStaysTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Province.BEGIN.plusSeconds(3_600));

    @Test
    void open_stays_gain_a_night_per_day_without_new_events() throws Exception {
        ListEventLog log = new ListEventLog();
        Instant recorded = Province.BEGIN.plusSeconds(120);
        log.append(recorded, List.of(Province.registered("h1", "16531")));
        log.append(
                recorded,
                List.of(Province.checkedIn(
                        "h1",
                        "r1",
                        Province.guest("Lê Thị Mẫu", "038190000001", Province.BEGIN)
                                .build())));
        try (TestDatabase database = TestDatabase.create();
                ProjectionRunner runner = runner(database, log)) {
            runner.start();
            assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
            assertThat(openNights(database)).isZero();
            for (int days : new int[] {1, 3, 40}) {
                now.set(Province.BEGIN.plus(Duration.ofDays(days)));
                // A check-out counts as missing after thirty nights.
                int counted = Math.min(days, MissingCheckOuts.USUAL.nights());
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(openNights(database)).isEqualTo(counted));
            }
            log.append(now.get(), List.of(Province.checkedOut("h1", "r1", Province.BEGIN.plus(Duration.ofDays(2)))));
            assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
            Figures figures = figures(database);
            assertThat(figures.openNights()).isZero();
            assertThat(figures.nights()).isEqualTo(2);
            assertThat(figures.roomsUsed()).isEqualTo(2);
        }
    }

    @Test
    void a_rebuild_mends_what_was_damaged_and_drops_its_cache() throws Exception {
        ListEventLog log = new ListEventLog();
        Instant recorded = Province.BEGIN.plusSeconds(120);
        Instant leaves = Province.BEGIN.plus(Duration.ofDays(1));
        log.append(recorded, List.of(Province.registered("h1", "16531")));
        now.set(Province.BEGIN.plus(Duration.ofDays(3)));
        try (TestDatabase database = TestDatabase.create()) {
            try (ProjectionRunner runner = runner(database, log)) {
                stay(log, "r1", "038190000001", recorded, leaves);
                runner.start();
                assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
                assertThat(figures(database).roomsUsed()).isOne();
            }
            database.execute("update figures.tourism_room set guests = decode(repeat('00', 124), 'hex')");
            try (ProjectionRunner runner = runner(database, log)) {
                stay(log, "r2", "038190000002", recorded, leaves);
                runner.start();
                assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
                assertThat(figures(database).roomsUsed()).isEqualTo(2);
                runner.rebuild("figures");
                await().atMost(TIMEOUT).until(() -> runner.statuses().getFirst().rebuiltTo() == null);
                assertThat(figures(database).roomsUsed()).isOne();
                log.append(
                        now.get(),
                        List.of(Province.corrected("h1", "r2", Field.DEPARTED_AT, Province.BEGIN.plusSeconds(60))));
                assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
                assertThat(figures(database).roomsUsed()).isOne();
                assertThat(figures(database).nights()).isOne();
            }
        }
    }

    private static void stay(ListEventLog log, String reference, String document, Instant recorded, Instant leaves) {
        log.append(
                recorded,
                List.of(Province.checkedIn(
                        "h1",
                        reference,
                        Province.guest("Lê Thị Mẫu", document, Province.BEGIN).build())));
        log.append(leaves, List.of(Province.checkedOut("h1", reference, leaves)));
    }

    private ProjectionRunner runner(TestDatabase database, ListEventLog log) {
        return new ProjectionRunner(
                database.dataSource(),
                log,
                List.of(new StayFigures(
                        now::get, List.of(new TourismCube(AgeGroups.USUAL, new Rounding(new byte[16]))))));
    }

    private long openNights(TestDatabase database) {
        Figures figures = figures(database);
        assertThat(figures.openRoomsUsed()).isEqualTo(figures.openNights());
        assertThat(figures.roomsUsed()).isZero();
        return figures.openNights();
    }

    private Figures figures(TestDatabase database) {
        LocalDate july = LocalDate.of(2026, 7, 1);
        return new TourismQueries(
                        database.dataSource(),
                        Clock.fixed(now.get(), Vietnam.ZONE),
                        AgeGroups.USUAL,
                        false,
                        new EstablishmentCache(),
                        new Rounding(new byte[16]))
                .figures(new TourismQuestion(july, july.plusMonths(2), List.of(), Territory.province(), true))
                .total();
    }
}
