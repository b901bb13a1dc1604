package vn.luutru.adapter.postgres.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;

@IntegrationTest
class PostgresStoredLogTest {

    private TestDatabase test;
    private StoreFixture store;
    private PostgresStoredLog stored;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
        stored = new PostgresStoredLog(test.dataSource());
    }

    @AfterEach
    void close() {
        store.close();
        test.close();
    }

    private void append(String... golden) {
        for (String name : golden) {
            Event event = Objects.requireNonNull(GoldenEvents.all().get(name), name);
            store.undecided.append(event).join();
        }
    }

    @Test
    void later_events_of_a_stay_come_with_what_was_before_them_and_no_other_event_does() {
        append("EstablishmentRegistered-1", "GuestCheckedIn-1-full", "GuestCheckedOut-1", "StayCorrected-1-full");
        append("EstablishmentSuspended-1");
        List<StoredEvent> events = stored.read(0, 10);
        OpenPart in = new OpenPart(events.get(1).type(), events.get(1).open());
        OpenPart out = new OpenPart(events.get(2).type(), events.get(2).open());
        assertThat(events)
                .extracting(StoredEvent::earlier)
                .usingRecursiveComparison()
                .isEqualTo(List.of(List.of(), List.of(), List.of(in), List.of(in, out), List.of()));
        assertThat(stored.read(3, 1))
                .extracting(StoredEvent::earlier)
                .usingRecursiveComparison()
                .isEqualTo(List.of(List.of(in, out)));
    }

    /** Most events of a log are check-ins: a look into the index for each of them would be most of what reading costs. */
    @Test
    void what_was_before_a_first_event_is_not_looked_for() throws Exception {
        append("GuestCheckedIn-1-full", "GuestCheckedOut-1");
        assertThat(plan(0, 1)).contains("never executed");
        assertThat(plan(1, 1)).doesNotContain("never executed");
    }

    private String plan(long after, int max) throws SQLException {
        try (Connection connection = test.dataSource().getConnection();
                PreparedStatement explain = connection.prepareStatement(
                        "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + PostgresStoredLog.SELECT)) {
            explain.setLong(1, after);
            explain.setInt(2, max);
            try (ResultSet rows = explain.executeQuery()) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }
}
