package vn.luutru.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.eventstore.EventStorageEngineContract;
import vn.luutru.projection.TestDatabase;

/** The contract of engines on PostgreSQL, whose answers a proxy can cut. */
@IntegrationTest
class PostgresEngineContractTest extends EventStorageEngineContract {

    private static final int QUEUE = 550;
    private static final int GROUP = 10;

    private TestDatabase test;
    private CuttingProxy proxy;
    private String url;
    private StoreFixture store;
    private @Nullable Connection blocker;

    @BeforeEach
    void open() throws IOException {
        test = TestDatabase.create();
        URI address = URI.create(test.url().substring("jdbc:".length()));
        proxy = new CuttingProxy(address.getPort());
        url = test.url().replace(":" + address.getPort(), ":" + proxy.port());
        store = store();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        proxy.close();
        test.close();
    }

    @Override
    protected EventStorageEngine engine() {
        return store.engine;
    }

    @Override
    protected void stall() throws SQLException {
        blocker = test.connect();
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("SELECT * FROM log.head FOR UPDATE");
        }
    }

    @Override
    protected void resume() throws SQLException {
        if (blocker != null) {
            blocker.rollback();
            blocker.close();
        }
    }

    @Override
    protected int capacity() {
        return QUEUE + GROUP;
    }

    /** After an append that goes through, so that the answer that is lost is that of a commit, not of a new session. */
    @Override
    protected void loseNextAnswer() {
        NilReported before = new NilReported(
                new EstablishmentId("38-16531-0099"), LocalDate.of(2026, 1, 1), StoreFixture.NOW, "key-1");
        store.journal.record(before).join();
        proxy.cutNextAnswer();
    }

    @Override
    protected double conflicts() {
        return store.meters.get("luutru.log.conflicts").counter().count();
    }

    @Override
    protected void restart() {
        assertThat(proxy.cutting()).isFalse();
        store.close();
        store = store();
    }

    private StoreFixture store() {
        EngineLimits limits = new EngineLimits(QUEUE, GROUP, 2_000, Duration.ofSeconds(10));
        return new StoreFixture(test.dataSource(), url, limits, InstantSource.fixed(StoreFixture.NOW));
    }
}
