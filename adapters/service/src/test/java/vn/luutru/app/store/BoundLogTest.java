package vn.luutru.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Base64;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.eventstoredb.EngineLimits;
import vn.luutru.adapter.eventstoredb.EventStoreDbEngine;
import vn.luutru.adapter.eventstoredb.EventStoreDbLog;
import vn.luutru.adapter.eventstoredb.LogCopy;
import vn.luutru.adapter.eventstoredb.LogTail;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.PostgresRows;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.adapter.postgres.keys.PostgresTimeMarks;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.UndecidedEvents;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;

/** A database goes with one log: a start on another one is refused, with the way out. */
@IntegrationTest
@Timeout(180)
class BoundLogTest {

    private static final String PREFIX = "luutru";

    private final TestDatabase database = TestDatabase.create();
    private final StandIn cluster = StandIn.single("25.1.0");
    private final LogBinding binding = new LogBinding(database.dataSource());
    private KeyRing ring;

    @BeforeEach
    void open() {
        Migrations.apply(database.dataSource(), "log");
        ring = new MonthlyKeyRing(
                MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
                new PostgresMonthKeys(database.dataSource()));
    }

    @AfterEach
    void close() {
        cluster.close();
        database.close();
    }

    @Test
    void the_first_start_begins_a_log_elsewhere_and_later_ones_go_on_with_it() {
        startElsewhere(PREFIX);
        declareElsewhere("first");
        startElsewhere(PREFIX);

        assertRefused(this::startHere, "The log of this database is in EventStoreDB");
    }

    @Test
    void another_prefix_or_an_empty_cluster_is_refused_and_no_second_log_begins() {
        startElsewhere(PREFIX);
        declareElsewhere("first");

        assertRefused(() -> startElsewhere("other"), "none begins there");
        try (EventStoreDbLog other = log("other")) {
            assertThat(other.begun()).isNull();
            other.begin();
        }
        assertRefused(() -> startElsewhere("other"), "another log");
        startElsewhere(PREFIX);
    }

    @Test
    void a_log_in_the_database_is_left_only_once_it_is_whole_in_the_cluster() {
        startHere();
        declareHere("first");
        assertRefused(() -> startElsewhere(PREFIX), "log of its own");

        copy();
        declareHere("second");
        assertRefused(() -> startElsewhere(PREFIX), "log of its own");

        // As by an earlier version, which did not bind.
        copy();
        startElsewhere(PREFIX);
        assertThat(binding.here().closed()).isTrue();
        assertRefused(this::startHere, "The log of this database is in EventStoreDB");
    }

    @Test
    void a_move_that_was_begun_is_finished_or_given_up() {
        startHere();
        declareHere("first");
        binding.close();
        assertRefused(this::startHere, "closed");

        binding.reopen();
        startHere();
        declareHere("second");
    }

    @Test
    void keys_without_their_log_are_refused_and_so_is_a_log_without_its_keys() {
        ring.issue(new UUID(1, 1), YearMonth.of(2026, 7));
        assertRefused(() -> startElsewhere(PREFIX), "keys of a log");

        database.execute("delete from log.month_key");
        try (EventStoreDbLog log = log(PREFIX)) {
            log.begin();
        }
        declareElsewhere("first");
        assertRefused(() -> startElsewhere(PREFIX), "whose keys are not in this database");
        assertThat(binding.find()).isNull();
    }

    private void startHere() {
        BoundLog.requireHere(binding);
    }

    private void startElsewhere(String prefix) {
        try (EventStoreDbLog log = log(prefix)) {
            BoundLog.requireElsewhere(binding, log);
        }
    }

    private static void assertRefused(Runnable start, String reason) {
        assertThatThrownBy(start::run).isInstanceOf(RefusedStartException.class).hasMessageContaining(reason);
    }

    private EventStoreDbLog log(String prefix) {
        return new EventStoreDbLog(
                cluster.connection(),
                prefix,
                ring,
                new PostgresStreamKeys(database.dataSource()),
                new PostgresTimeMarks(database.dataSource()),
                new PostgresRows(database.dataSource()),
                new LogTail(),
                EngineLimits.DEFAULT);
    }

    private void declareHere(String establishment) {
        try (PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
                database.url(),
                new DomainMessageSerializer(ring, InstantSource.system()),
                new LogHead(),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                vn.luutru.adapter.postgres.EngineLimits.DEFAULT)) {
            declare(engine, establishment);
        }
    }

    private void declareElsewhere(String establishment) {
        try (EventStoreDbEngine engine = new EventStoreDbEngine(
                cluster.connection(),
                PREFIX,
                new DomainMessageSerializer(ring, InstantSource.system()),
                ring,
                new PostgresStreamKeys(database.dataSource()),
                new LogTail(),
                new StoreState(),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                EngineLimits.DEFAULT)) {
            declare(engine, establishment);
        }
    }

    /** An event without anything encrypted. */
    private static void declare(EventStorageEngine engine, String establishment) {
        new UndecidedEvents(new CommandExecutor(engine, Duration.ofSeconds(30)))
                .append(Province.registered(establishment, "16531"))
                .join();
    }

    private void copy() {
        try (LogCopy copy = new LogCopy(cluster.connection(), PREFIX)) {
            copy.begin();
            copy.copy(new PostgresRows(database.dataSource()), 0, position -> {});
        }
    }
}
