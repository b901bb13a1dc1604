package vn.luutru.adapter.eventstoredb;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.eventstore.EventStorageEngineContract;
import vn.luutru.projection.TestDatabase;

/** The contract of engines on EventStoreDB, of which a stand-in answers. */
@IntegrationTest
class EventStoreDbEngineContractTest extends EventStorageEngineContract {

    private final TestDatabase database = TestDatabase.create();
    private final StandIn server = StandIn.single("25.1.0");
    private EventStoreFixture store;

    @BeforeEach
    void open() {
        store = new EventStoreFixture(database, server);
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
        database.close();
    }

    @Override
    protected EventStorageEngine engine() {
        return store.engine;
    }

    @Override
    protected void stall() {
        server.faults().stall();
    }

    @Override
    protected void resume() {
        server.faults().resume();
    }

    @Override
    protected int capacity() {
        return EventStoreFixture.LIMITS.queue() + EventStoreFixture.LIMITS.inFlight();
    }

    @Override
    protected void loseNextAnswer() {
        server.faults().loseAnswers(1);
    }

    @Override
    protected double conflicts() {
        return store.registry.get("luutru.log.conflicts").counter().count();
    }

    @Override
    protected void restart() {
        store.close();
        store = new EventStoreFixture(database, server);
    }
}
