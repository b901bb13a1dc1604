package vn.luutru.adapter.kafka.publisher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.duty.PostgresLeases;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.adapter.postgres.log.PostgresStoredLog;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.UndecidedEvents;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredLog;
import vn.luutru.projection.subscription.Subscription;
import vn.luutru.projection.tourism.cube.AgeGroups;

/** A log in a database of its own, and publishers of it. */
public final class PublishedLog implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-24T07:05:00Z");
    static final MasterKey MASTER = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    private static final AgeGroups AGES = AgeGroups.parse("0,6,15,25,35,45,55,65");

    public final TestDatabase database = TestDatabase.create();
    public final KeyRing keys;
    public final PostgresEventLog log;
    final StoredLog stored;
    private final PostgresEventStorageEngine engine;
    private final UndecidedEvents undecided;
    private final List<Runnable> opened = new ArrayList<>();

    public PublishedLog() {
        this(InstantSource.fixed(NOW));
    }

    /** @param clock of the process that records events */
    public PublishedLog(InstantSource clock) {
        Migrations.apply(database.dataSource(), "log");
        Migrations.apply(database.dataSource(), "duties");
        keys = new MonthlyKeyRing(MASTER, new PostgresMonthKeys(database.dataSource()));
        LogHead head = new LogHead();
        engine = new PostgresEventStorageEngine(
                database.url(),
                new DomainMessageSerializer(keys, clock),
                head,
                new StoreState(),
                new SimpleMeterRegistry(),
                clock,
                EngineLimits.DEFAULT);
        log = new PostgresEventLog(database.dataSource(), keys, head);
        stored = new PostgresStoredLog(database.dataSource());
        undecided = new UndecidedEvents(new CommandExecutor(engine, Duration.ofSeconds(30)));
    }

    /** In this order, each once the one before is stored. */
    public long append(Event... events) {
        long position = 0;
        for (Event event : events) {
            position = undecided.append(event).join().position();
        }
        return position;
    }

    /** At the same time; returns the last position. */
    public long appendAll(List<? extends Event> events) {
        List<CompletableFuture<Recorded<Event>>> all =
                events.stream().map(undecided::append).toList();
        return all.stream().mapToLong(one -> one.join().position()).max().orElse(0);
    }

    /** Guests of several establishments. */
    static List<GuestCheckedIn> guests(String prefix, int count) {
        List<GuestCheckedIn> guests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            guests.add(guest("38-16531-%04d".formatted(i % 37), prefix + i));
        }
        return guests;
    }

    public static GuestCheckedIn guest(String establishment, String reference) {
        EstablishmentId id = new EstablishmentId(establishment);
        StayDetails details = StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử")
                .set(Field.DOCUMENT_NUMBER, "038090000001")
                .set(Field.NATIONALITY, "VNM")
                .set(Field.SEX, Sex.MALE)
                .set(Field.PURPOSE, Purpose.TOURISM)
                .set(Field.ARRIVED_AT, NOW.minus(Duration.ofHours(1)))
                .set(Field.ROOM, "301")
                .build();
        return new GuestCheckedIn(
                StayId.of(id, reference),
                id,
                reference,
                details,
                36,
                NOW,
                NOW,
                Timeliness.ON_TIME,
                "vn-2026-01-01",
                "key-1");
    }

    /** Everything in the log, as it is stored. */
    List<StoredEvent> all() {
        return stored.read(0, Integer.MAX_VALUE);
    }

    DutyHolder duty() {
        return duty(UUID.randomUUID().toString());
    }

    DutyHolder duty(String owner) {
        DutyHolder duty = new DutyHolder(new PostgresLeases(database.dataSource()), "publisher", owner);
        opened.add(duty::close);
        return duty;
    }

    public EventPublisher publisher(KafkaSettings settings) {
        return publisher(settings, duty());
    }

    EventPublisher publisher(KafkaSettings settings, DutyHolder duty) {
        return publisher(settings, duty, PublisherLimits.DEFAULT);
    }

    EventPublisher publisher(KafkaSettings settings, DutyHolder duty, PublisherLimits limits) {
        return new EventPublisher(
                log, stored, new KafkaClients(settings), duty, facts(), "https://luutru.example/v1/schemas/", limits);
    }

    static Facts facts() {
        return new Facts(AGES, MASTER.derived("luutru facts"));
    }

    /** Follows the log until the fixture is closed. */
    public Subscription follow(EventPublisher publisher) {
        Subscription subscription = new Subscription(log, publisher);
        subscription.start();
        opened.add(() -> {
            subscription.interrupt();
            try {
                subscription.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return subscription;
    }

    /** Publishes up to a position and stops. */
    public void publish(KafkaSettings settings, long position) throws InterruptedException {
        try (EventPublisher publisher = publisher(settings)) {
            long reached = publisher.open();
            while (reached < position) {
                reached = publisher.next().position();
            }
        }
    }

    @Override
    public void close() {
        opened.reversed().forEach(Runnable::run);
        engine.close();
        database.close();
    }
}
