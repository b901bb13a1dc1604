package vn.luutru.adapter.postgres.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.projection.EventLogContract;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.EventLog;

@IntegrationTest
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

    @Test
    void a_lost_event_is_noticed() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        Instant reported = Instant.parse("2026-07-01T15:00:00Z");
        EstablishmentId establishment = new EstablishmentId("38-16531-0001");
        append(List.of(
                new NilReported(establishment, day, reported, "key-1"),
                new NilReported(establishment, day.plusDays(1), reported, "key-1"),
                new NilReported(establishment, day.plusDays(2), reported, "key-1")));
        store.log.dropDecoded();
        test.execute("delete from log.event where position = 2");

        assertThatThrownBy(() -> log().read(0, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gap after position 1");
        assertThatThrownBy(() -> log().read(1, 10)).isInstanceOf(IllegalStateException.class);
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
