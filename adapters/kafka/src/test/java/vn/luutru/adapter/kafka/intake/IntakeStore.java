package vn.luutru.adapter.kafka.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.eventstore.AxonDeclarations;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.eventstore.stored.DomainMessageSerializer;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.InHouseDocuments;
import vn.luutru.projection.TestDatabase;

/** The write path on a real database, as the service puts it together, with a few establishments and their operators' keys. */
final class IntakeStore implements AutoCloseable {

    static final String KEY = "luutru_of-all-establishments";
    static final String OTHER_KEY = "luutru_of-another-establishment";
    static final String OFFICIAL_KEY = "luutru_of-an-official";
    static final EstablishmentId OTHER_ESTABLISHMENT = new EstablishmentId("38-16531-0099");

    private static final MasterKey MASTER = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));

    final TestDatabase test = TestDatabase.create();
    final Declarations declarations;
    private final PostgresEventStorageEngine engine;
    private final List<DeclarationOutcome> observed = new ArrayList<>();

    IntakeStore() {
        Migrations.apply(test.dataSource(), "log");
        InstantSource clock = InstantSource.fixed(Samples.NOW);
        engine = new PostgresEventStorageEngine(
                test.url(),
                new DomainMessageSerializer(
                        new MonthlyKeyRing(MASTER, new PostgresMonthKeys(test.dataSource())), clock),
                new LogHead(),
                new StoreState(),
                new SimpleMeterRegistry(),
                clock,
                EngineLimits.DEFAULT);
        declarations = new AxonDeclarations(
                new CommandExecutor(engine, Duration.ofSeconds(30)),
                StayDecider.by(RuleBook.STANDARD),
                new ReceiptNumbers(new byte[32]));
    }

    DeclarationIntake intake() {
        return intake(declarations);
    }

    DeclarationIntake intake(Declarations stored) {
        EstablishmentRecord hotel = Samples.record(Samples.hotel());
        return new DeclarationIntake(
                id -> CompletableFuture.completedFuture(
                        id.value().startsWith("38-16531-") ? Optional.of(hotel) : Optional.empty()),
                stored,
                StayDecider.by(RuleBook.STANDARD),
                InHouseDocuments.NONE,
                this::observe,
                InstantSource.fixed(Samples.NOW));
    }

    private synchronized void observe(DeclarationOutcome outcome) {
        observed.add(outcome);
    }

    /** The outcomes that the intake's own metrics learned. */
    synchronized List<DeclarationOutcome> observed() {
        return List.copyOf(observed);
    }

    static CompletableFuture<Optional<Caller>> sender(String key) {
        Map<String, Caller> known = Map.of(
                KEY, new Caller.Operator("all-establishments", Scope.province(), EnumSet.allOf(Operation.class)),
                OTHER_KEY,
                        new Caller.Operator(
                                "another-establishment",
                                Scope.establishments(Set.of(OTHER_ESTABLISHMENT)),
                                EnumSet.of(Operation.CHECK_IN)),
                OFFICIAL_KEY, new Caller.Official("official", Role.POLICE, Scope.province()));
        return CompletableFuture.completedFuture(Optional.ofNullable(known.get(key)));
    }

    /** How many events the log has. */
    long events() {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from log.event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String checkIn(EstablishmentId establishment, String reference) {
        return """
                {"type":"CHECK_IN","establishmentId":"%s","reference":"%s","guest":{"fullName":"Nguyễn Văn Thử",\
                "dateOfBirth":"1990-03-15","sex":"MALE","nationality":"VNM","document":{"type":"CCCD",\
                "number":"038090000001"}},"arrivedAt":"2026-07-01T14:05:00+07:00",\
                "expectedDepartureOn":"2026-07-03","room":"301","purpose":"TOURISM"}""".formatted(establishment.value(), reference);
    }

    static String checkOut(EstablishmentId establishment, String reference) {
        return """
                {"type":"CHECK_OUT","establishmentId":"%s","reference":"%s","departedAt":"2026-07-01T14:35:00+07:00"}""".formatted(establishment.value(), reference);
    }

    @Override
    public void close() {
        engine.close();
        test.close();
    }
}
