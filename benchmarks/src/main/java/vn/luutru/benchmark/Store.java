package vn.luutru.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.PostgresEventStorageEngine;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.eventstore.AxonDeclarations;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.ReceiptNumbers;
import vn.luutru.eventstore.stored.DomainMessageSerializer;

/** The write path as the application wires it, without Spring and without HTTP. */
public final class Store implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private final HikariDataSource source;
    private final PostgresEventStorageEngine engine;
    private final Declarations declarations;
    private final KeyRing keys;
    private final PostgresEventLog log;

    /** @param server an empty one */
    public Store(Server server) {
        this(server, EngineLimits.DEFAULT.group());
    }

    /** @param group events that one commit writes at most */
    public Store(Server server, int group) {
        this(server, group, MasterKey.parse(randomKey()));
    }

    /** On a database that a service writes to as well, with the same master key. */
    public Store(Server server, MasterKey master) {
        this(server, EngineLimits.DEFAULT.group(), master);
    }

    private Store(Server server, int group, MasterKey master) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(16);
        source = new HikariDataSource(config);
        Migrations.apply(source, "log");
        keys = new MonthlyKeyRing(master, new PostgresMonthKeys(source));
        LogHead head = new LogHead();
        EngineLimits usual = EngineLimits.DEFAULT;
        EngineLimits limits = new EngineLimits(usual.queue(), group, usual.readers(), usual.retryTimeout());
        engine = new PostgresEventStorageEngine(
                server.url(),
                new DomainMessageSerializer(keys, InstantSource.system()),
                head,
                new SimpleMeterRegistry(),
                InstantSource.system(),
                limits);
        log = new PostgresEventLog(source, keys, head);
        StayDecider decider = new StayDecider(new DeclarationValidation(RuleBook.STANDARD), RuleBook.STANDARD);
        CommandExecutor executor = new CommandExecutor(engine, Duration.ofSeconds(30));
        declarations =
                new AxonDeclarations(executor, decider, new ReceiptNumbers(master.derived("receipts of a benchmark")));
    }

    /** The command path: decision, encoding, encryption, group commit. */
    public Declarations declarations() {
        return declarations;
    }

    /** The log as projections read it. */
    public PostgresEventLog log() {
        return log;
    }

    /** The log as another process reads it: it has decoded nothing yet, and hears of no commit. */
    public PostgresEventLog unreadLog() {
        return new PostgresEventLog(source, keys, new LogHead());
    }

    /** The keys that its events are encrypted with. */
    public KeyRing keys() {
        return keys;
    }

    /** For projections of the benchmark's own. */
    public HikariDataSource source() {
        return source;
    }

    private static String randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }
}
