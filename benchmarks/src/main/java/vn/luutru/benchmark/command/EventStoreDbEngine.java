package vn.luutru.benchmark.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kurrent.dbclient.AppendToStreamOptions;
import io.kurrent.dbclient.EventDataBuilder;
import io.kurrent.dbclient.KurrentDBClient;
import io.kurrent.dbclient.KurrentDBConnectionString;
import io.kurrent.dbclient.StreamState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.eventstoredb.EngineLimits;
import vn.luutru.adapter.eventstoredb.LogTail;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.stored.DomainMessageSerializer;

/**
 * How much does the engine of EventStoreDB add to the client below it?
 *
 * <p>In turns, on one stand-in in this process: check-ins through the engine (serialized, encrypted, with a key for each
 * stay in PostgreSQL, repeated if need be) and reports that name nobody, and appends of the same bytes by the bare client.
 * All have as many under way.
 */
public final class EventStoreDbEngine {

    private static final int IN_FLIGHT = 512;
    private static final int WARM_UP = 4;
    private static final int MAX_TEMPLATES = 1_000;

    private EventStoreDbEngine() {}

    /** @param args rounds (5) and milliseconds a turn (3,000), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 3_000);
        List<GuestCheckedIn> templates = templates();
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(4);
        try (Server server = Server.temporary("luutru-eventstoredb");
                StandIn standIn = StandIn.single("25.1.0")) {
            config.setJdbcUrl(server.url());
            try (HikariDataSource source = new HikariDataSource(config)) {
                Migrations.apply(source, "log");
                KeyRing ring = new MonthlyKeyRing(
                        MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])),
                        new PostgresMonthKeys(source));
                KurrentDBClient client =
                        KurrentDBClient.create(KurrentDBConnectionString.parseOrThrow(standIn.connection()));
                try (var engine = new vn.luutru.adapter.eventstoredb.EventStoreDbEngine(
                        standIn.connection(),
                        "luutru",
                        new DomainMessageSerializer(ring, InstantSource.system()),
                        ring,
                        new PostgresStreamKeys(source),
                        new LogTail(),
                        new StoreState(),
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        EngineLimits.DEFAULT)) {
                    Measure checkIns = new Appends("engine, check-ins", () -> append(engine, next(templates)));
                    Measure bareCheckIns = new Appends("client, same bytes", () -> append(client, next(templates)));
                    Measure reports = new Appends("engine, nil reports", () -> append(engine, nil()));
                    Measure bareReports = new Appends("client, same bytes of reports", () -> append(client, nil()));
                    Contest contest = new Contest(List.of(bareCheckIns, checkIns, bareReports, reports), System.out);
                    contest.run(rounds, turn.multipliedBy(WARM_UP), turn);
                    print(contest, checkIns, bareCheckIns);
                    print(contest, reports, bareReports);
                } finally {
                    client.shutdown().join();
                }
            }
        }
    }

    private static void print(Contest contest, Measure ours, Measure bare) {
        System.out.printf(
                "%n%s %s/s, %s %s/s, engine ÷ client %s%n",
                ours.name(), contest.rate(ours), bare.name(), contest.rate(bare), contest.ratio(ours, bare));
    }

    private static List<GuestCheckedIn> templates() {
        CheckIns checkIns = new CheckIns();
        StayDecider decider = new StayDecider(new DeclarationValidation(RuleBook.STANDARD), RuleBook.STANDARD);
        return Stream.generate(checkIns::next)
                .limit(MAX_TEMPLATES)
                .map(checkIn -> event(decider, checkIns, checkIn))
                .toList();
    }

    private static GuestCheckedIn event(StayDecider decider, CheckIns checkIns, CheckIn checkIn) {
        Submission submission =
                new Submission(checkIn, Instant.now(), checkIns.establishment(checkIn.establishment()), "bench");
        if (decider.decide(submission, null) instanceof Decision.Accept accept
                && accept.event() instanceof GuestCheckedIn event) {
            return event;
        }
        throw new IllegalStateException("A generated check-in was not accepted");
    }

    /** A template under another reference. */
    private static GuestCheckedIn next(List<GuestCheckedIn> templates) {
        UUID random = UUID.randomUUID();
        GuestCheckedIn template =
                templates.get((int) Math.floorMod(random.getMostSignificantBits(), (long) templates.size()));
        String reference = random.toString();
        return new GuestCheckedIn(
                StayId.of(template.establishment(), reference),
                template.establishment(),
                reference,
                template.details(),
                template.age(),
                template.reportedAt(),
                template.dueAt(),
                template.timeliness(),
                template.ruleSet(),
                template.declaredBy());
    }

    /** Names nobody, so nothing is encrypted and no key is kept. */
    private static NilReported nil() {
        return new NilReported(
                new EstablishmentId(UUID.randomUUID().toString()), LocalDate.of(2026, 1, 1), Instant.EPOCH, "bench");
    }

    private static CompletableFuture<?> append(vn.luutru.adapter.eventstoredb.EventStoreDbEngine engine, Event event) {
        var message = new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        event.stream().toString(), new MessageType(event.getClass()), event, Map.of(), Instant.EPOCH),
                Set.of(Tag.of(CommandExecutor.STREAM_TAG, event.stream().toString())));
        return engine.appendEvents(AppendCondition.none(), null, List.of(message))
                .thenCompose(transaction -> transaction.commit(null));
    }

    private static CompletableFuture<?> append(KurrentDBClient client, Event event) {
        SerializedEvent bytes = EventSerializer.serialize(event);
        return client.appendToStream(
                "bare-" + event.stream(),
                AppendToStreamOptions.get().streamState(StreamState.noStream()),
                EventDataBuilder.json(UUID.randomUUID(), bytes.type(), bytes.open())
                        .metadataAsBytes(bytes.personal())
                        .build());
    }

    /** Appends with a bounded number under way. */
    private record Appends(String name, Supplier<CompletableFuture<?>> append) implements Measure {

        @Override
        public double perSecond(Duration time) throws InterruptedException {
            Semaphore free = new Semaphore(IN_FLIGHT);
            AtomicReference<Throwable> failed = new AtomicReference<>();
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < time.toNanos() && failed.get() == null) {
                free.acquire();
                done++;
                append.get().whenComplete((result, failure) -> {
                    if (failure != null) {
                        failed.set(failure);
                    }
                    free.release();
                });
            }
            free.acquire(IN_FLIGHT);
            if (failed.get() != null) {
                throw new IllegalStateException("An append failed", failed.get());
            }
            return done * 1e9 / (System.nanoTime() - start);
        }

        @Override
        public void close() {
            // engine and client belong to whoever made them
        }
    }
}
