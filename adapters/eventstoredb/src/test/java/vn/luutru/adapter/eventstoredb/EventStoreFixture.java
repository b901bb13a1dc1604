package vn.luutru.adapter.eventstoredb;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.sql.DataSource;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.PostgresRows;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.adapter.postgres.keys.PostgresTimeMarks;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.eventstore.AxonJournal;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.eventstore.UndecidedEvents;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.TimeMarks;
import vn.luutru.projection.TestDatabase;

/** The event store on a server, with its keys in a database, as the application puts it together. */
public final class EventStoreFixture implements AutoCloseable {

    public static final String PREFIX = "luutru";
    public static final Instant NOW = Instant.parse("2026-07-01T07:05:00Z");
    static final EngineLimits LIMITS = new EngineLimits(550, 64, 2_000, Duration.ofSeconds(2), Duration.ofSeconds(8));
    private static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");

    final KeyRing ring;
    final StreamKeyStore keys;
    final TimeMarks marks;
    final LogTail tail = new LogTail();
    final StoreState state = new StoreState();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final EventStoreDbEngine engine;
    final EventStoreDbLog log;
    final CommandExecutor executor;
    final UndecidedEvents undecided;
    final Journal journal;

    EventStoreFixture(TestDatabase database, StandIn server) {
        this(database, server.connection(), InstantSource.fixed(NOW));
    }

    EventStoreFixture(TestDatabase database, String connection, InstantSource clock) {
        this(database, connection, PREFIX, clock);
    }

    EventStoreFixture(TestDatabase database, String connection, String prefix, InstantSource clock) {
        DataSource source = database.dataSource();
        Migrations.apply(source, "log");
        ring = new MonthlyKeyRing(
                MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])), new PostgresMonthKeys(source));
        keys = new PostgresStreamKeys(source);
        marks = new PostgresTimeMarks(source);
        engine = new EventStoreDbEngine(
                connection,
                prefix,
                new DomainMessageSerializer(ring, clock),
                ring,
                keys,
                tail,
                state,
                registry,
                clock,
                LIMITS);
        log = new EventStoreDbLog(connection, prefix, ring, keys, marks, new PostgresRows(source), tail, LIMITS);
        executor = new CommandExecutor(engine, Duration.ofSeconds(30));
        undecided = new UndecidedEvents(executor);
        journal = new AxonJournal(executor, new ReceiptNumbers(new byte[32]));
        log.begin();
    }

    static GuestCheckedIn checkIn(String reference) {
        StayDetails details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử " + reference)
                .set(Field.ARRIVED_AT, NOW)
                .set(Field.ROOM, "301")
                .build();
        return new GuestCheckedIn(
                StayId.of(ESTABLISHMENT, reference),
                ESTABLISHMENT,
                reference,
                details,
                36,
                NOW,
                NOW,
                Timeliness.ON_TIME,
                "law-118-2025",
                "key-1");
    }

    @Override
    public void close() {
        engine.close();
        log.close();
    }
}
