package vn.luutru.adapter.postgres.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.EventLog;
import vn.luutru.projection.EventLogContract;
import vn.luutru.projection.TestDatabase;

class PostgresEventLogTest extends EventLogContract {

    private TestDatabase test;
    private StoreFixture store;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
        test.close();
    }

    @Override
    protected EventLog log() {
        return store.log;
    }

    @Override
    protected void append(List<Event> events) {
        for (Event event : events) {
            CompletableFuture<?> written = store.undecided.append(event);
            written.join();
        }
    }
}
