package vn.luutru.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
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

/** A database and a cluster, each with a log or without, and starts of a service on them. */
final class Logs implements AutoCloseable {

    private static final String PREFIX = "luutru";

    final TestDatabase database = TestDatabase.create();
    final StandIn cluster = StandIn.single("25.1.0");
    final LogBinding binding = new LogBinding(database.dataSource());
    final KeyRing ring;

    Logs() {
        Migrations.apply(database.dataSource(), "log");
        ring = new MonthlyKeyRing(
                MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
                new PostgresMonthKeys(database.dataSource()));
    }

    /** With the store {@code postgresql}. */
    void startHere() {
        BoundLog.requireHere(binding);
    }

    /** With the store {@code eventstoredb}. */
    void startElsewhere() {
        startElsewhere(PREFIX);
    }

    void startElsewhere(String prefix) {
        try (EventStoreDbLog log = log(prefix)) {
            BoundLog.requireElsewhere(binding, log);
        }
    }

    static void assertRefused(Runnable start, String reason) {
        assertThatThrownBy(start::run).isInstanceOf(RefusedStartException.class).hasMessageContaining(reason);
    }

    EventStoreDbLog log() {
        return log(PREFIX);
    }

    EventStoreDbLog log(String prefix) {
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

    void declareHere(String establishment) {
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

    void declareElsewhere(String establishment) {
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

    /** A copy that nobody compares and nobody binds, as by an earlier version or by a command that was killed. */
    void copy() {
        try (LogCopy copy = new LogCopy(cluster.connection(), PREFIX)) {
            copy.begin();
            copy.copy(new PostgresRows(database.dataSource()), 0, position -> {});
        }
    }

    /** The command as it is given; its output. */
    String copyLog(int status, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--luutru.database.url=" + database.url(), "--luutru.eventstoredb.connection=" + cluster.connection()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            int ended = CopyLog.run(arguments.toArray(String[]::new), out, out);
            assertThat(ended).as(output.toString(StandardCharsets.UTF_8)).isEqualTo(status);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        cluster.close();
        database.close();
    }
}
