package vn.luutru.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.EventStoreDbLog;

/** Where no copy can prove to which log a database belongs, the administrator says so by {@code copy-log --bind}. */
@IntegrationTest
@Timeout(180)
class BoundByCallTest {

    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void a_database_without_keys_is_bound_to_a_log_in_which_nothing_is_encrypted_by_call_only() {
        UUID begun;
        try (EventStoreDbLog log = logs.log()) {
            begun = log.begin();
        }
        logs.declareElsewhere("first");
        Logs.assertRefused(logs::startElsewhere, "whose keys are not in this database");

        assertThat(logs.copyLog(0, "--bind"))
                .contains("PostgreSQL: newest position 0, open, no keys", "log " + begun, "nothing was changed");
        assertThat(logs.binding.find()).isNull();
        assertThat(logs.copyLog(1, "--bind=" + new UUID(1, 1))).contains("another id");
        assertThat(logs.binding.find()).isNull();
        assertThat(logs.copyLog(0, "--bind=" + begun)).contains("bound");
        logs.startElsewhere();
    }

    @Test
    void a_stray_event_of_the_former_store_is_left_behind_by_call_only() {
        logs.declareHere("stray");
        try (EventStoreDbLog log = logs.log()) {
            log.begin();
        }
        logs.declareElsewhere("first");
        Logs.assertRefused(logs::startElsewhere, "events that never were in it");

        String shown = logs.copyLog(0, "--bind");
        logs.copyLog(0, shown.strip().replaceFirst("(?s).*(--bind=\\S+)$", "$1"));
        logs.startElsewhere();
        assertThat(logs.binding.here().closed()).isTrue();
    }

    @Test
    void a_copy_for_a_database_of_another_log_begins_no_log() {
        logs.startElsewhere();

        assertThat(logs.copyLog(1, "--luutru.eventstoredb.prefix=other")).contains("belongs to another log");
        assertThat(logs.copyLog(1, "--luutru.eventstoredb.prefix=other", "--bind"))
                .contains("no log under this prefix");
        try (EventStoreDbLog other = logs.log("other")) {
            assertThat(other.begun()).isNull();
        }
    }
}
