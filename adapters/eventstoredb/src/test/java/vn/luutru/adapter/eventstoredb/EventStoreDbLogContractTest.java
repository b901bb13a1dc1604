package vn.luutru.adapter.eventstoredb;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.EventLogContract;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.EventLog;

/** What projections need of a log, on EventStoreDB, of which a cluster of stand-ins answers. */
@IntegrationTest
class EventStoreDbLogContractTest extends EventLogContract {

    private final TestDatabase database = TestDatabase.create();
    private final StandIn server = StandIn.cluster(3);
    private final EventStoreFixture store = new EventStoreFixture(database, server);

    @AfterEach
    void close() {
        store.close();
        server.close();
        database.close();
    }

    @Override
    protected EventLog log() {
        return store.log;
    }

    @Override
    protected void append(List<Event> events) {
        for (Event event : events) {
            store.journal.record(event).join();
        }
    }
}
