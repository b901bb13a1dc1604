package vn.luutru.adapter.eventstoredb;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.projection.TestDatabase;

/** An event store on a stand-in for its server, with a database of its own: both are new for each test. */
abstract class OnStandIn {

    final TestDatabase database = TestDatabase.create();
    final StandIn server;
    EventStoreFixture store;

    /** One server. */
    OnStandIn() {
        this(StandIn.single("25.1.0"));
    }

    OnStandIn(StandIn server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        store = new EventStoreFixture(database, server);
    }

    /** As another process of the same service finds it. */
    void reopen() {
        store.close();
        open();
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
        database.close();
    }
}
