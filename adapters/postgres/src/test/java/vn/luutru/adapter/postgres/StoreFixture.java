package vn.luutru.adapter.postgres;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.eventstore.AxonJournal;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.eventstore.UndecidedEvents;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.SerializedMessage;
import vn.luutru.projection.TestDatabase;

/** The event store on a database of its own, as the application puts it together. */
public final class StoreFixture implements AutoCloseable {

    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    public static final Instant NOW = Instant.parse("2026-07-01T07:05:00Z");
    public static final MasterKey MASTER = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

    public final DataSource database;
    public final KeyRing keys;
    public final LogHead head = new LogHead();
    public final StoreState state = new StoreState();
    final PostgresEventStorageEngine engine;
    public final PostgresEventLog log;
    final CommandExecutor executor;
    public final UndecidedEvents undecided;
    public final Journal journal;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    public StoreFixture(TestDatabase test, EngineLimits limits) {
        this(test.dataSource(), test.url(), limits);
    }

    public StoreFixture(DataSource database, String url, EngineLimits limits) {
        this(database, url, limits, InstantSource.fixed(NOW));
    }

    /** @param clock of a process whose clock may differ from others' */
    public StoreFixture(DataSource database, String url, EngineLimits limits, InstantSource clock) {
        this.database = database;
        Migrations.apply(database, "log");
        this.keys = new MonthlyKeyRing(MASTER, new PostgresMonthKeys(database));
        this.engine = new PostgresEventStorageEngine(
                url, new DomainMessageSerializer(keys, clock), head, state, meters, clock, limits);
        this.log = new PostgresEventLog(database, keys, head);
        this.executor = new CommandExecutor(engine, Duration.ofSeconds(30));
        this.undecided = new UndecidedEvents(executor);
        this.journal = new AxonJournal(executor, new ReceiptNumbers(new byte[32]));
    }

    public static GuestCheckedIn checkIn(String reference) {
        StayDetails details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử " + reference)
                .set(Field.DOCUMENT_NUMBER, "038090%06d".formatted(new Random(reference.hashCode()).nextInt(1_000_000)))
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

    /** A check-in on its way to the disk, without anything encrypted. */
    static Append append(String reference) {
        GuestCheckedIn event = checkIn(reference);
        SerializedEvent form = EventSerializer.serialize(event);
        SerializedMessage stored = new SerializedMessage(form.type(), form.open(), null, null, null);
        return new Append(List.of(new NewEvent(event, event.stream(), 0, stored)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
