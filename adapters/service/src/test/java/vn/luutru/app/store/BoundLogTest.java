package vn.luutru.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.eventstoredb.EventStoreDbLog;
import vn.luutru.adapter.postgres.log.LogBinding;
import vn.luutru.adapter.postgres.log.LogBinding.Bound;
import vn.luutru.adapter.postgres.log.LogBinding.Store;
import vn.luutru.app.settings.RefusedStartException;

/** A database goes with one log: a start on another one is refused, with the way out. */
@IntegrationTest
@Timeout(180)
class BoundLogTest {

    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void the_first_start_begins_a_log_elsewhere_and_later_ones_go_on_with_it() {
        logs.startElsewhere();
        logs.declareElsewhere("first");
        logs.startElsewhere();

        Logs.assertRefused(logs::startHere, "The log of this database is in EventStoreDB");
    }

    @Test
    void another_prefix_or_an_empty_cluster_is_refused_and_no_second_log_begins() {
        logs.startElsewhere();
        logs.declareElsewhere("first");

        Logs.assertRefused(() -> logs.startElsewhere("other"), "none begins there");
        try (EventStoreDbLog other = logs.log("other")) {
            assertThat(other.begun()).isNull();
            other.begin();
        }
        Logs.assertRefused(() -> logs.startElsewhere("other"), "another log");
        logs.startElsewhere();
    }

    @Test
    void a_log_in_the_database_is_left_only_once_it_is_whole_in_the_cluster() {
        logs.startHere();
        logs.declareHere("first");
        Logs.assertRefused(logs::startElsewhere, "log of its own");

        logs.copy();
        logs.declareHere("second");
        Logs.assertRefused(logs::startElsewhere, "log of its own");

        // Nobody compared the copy: that its newest event is there proves nothing.
        logs.copy();
        Logs.assertRefused(logs::startElsewhere, "not whole in EventStoreDB");

        logs.copyLog(0);
        logs.startElsewhere();
        assertThat(logs.binding.here().closed()).isTrue();
        Logs.assertRefused(logs::startHere, "The log of this database is in EventStoreDB");
    }

    @Test
    void a_log_that_an_earlier_version_moved_without_a_binding_is_gone_on_with() {
        logs.declareHere("first");
        logs.copy();
        logs.startElsewhere();
        assertThat(logs.binding.here().closed()).isTrue();
    }

    @Test
    void a_backup_from_before_the_move_is_refused_and_not_advised_to_go_on_with_its_own_log() {
        logs.startHere();
        logs.declareHere("first");
        logs.copy();
        logs.declareElsewhere("second");

        assertThatThrownBy(logs::startElsewhere)
                .isInstanceOfSatisfying(
                        RefusedStartException.class,
                        refused -> assertThat(refused.remedy())
                                .contains("restore a backup", "copy-log --bind")
                                .doesNotContain("postgresql"));
        assertThat(logs.binding.here().closed()).isFalse();
        logs.copyLog(1);
        assertThat(logs.cluster.positions("luutru-"))
                .as("nothing is copied behind other events")
                .hasSize(2);
    }

    /** Another process binds the database before this one has read to which log it belongs, or right after that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_first_starts_the_later_one_goes_on_with_the_log_of_the_earlier(boolean before) {
        Runnable other = () -> {
            logs.startElsewhere();
            logs.declareElsewhere("first");
        };
        DataSource interrupted = before
                ? InterruptedDataSource.of(logs.database.dataSource(), other, () -> {})
                : InterruptedDataSource.of(logs.database.dataSource(), () -> {}, other);
        try (EventStoreDbLog log = logs.log()) {
            BoundLog.requireElsewhere(new LogBinding(interrupted), log);

            assertThat(logs.binding.find()).isEqualTo(new Bound(Store.EVENTSTOREDB, log.identity()));
        }
    }

    @Test
    void a_move_that_was_begun_is_finished_or_given_up() {
        logs.startHere();
        logs.declareHere("first");
        logs.binding.close();
        Logs.assertRefused(logs::startHere, "closed");

        logs.binding.reopen();
        logs.startHere();
        logs.declareHere("second");
    }

    @Test
    void keys_without_their_log_are_refused_and_so_is_a_log_without_its_keys() {
        logs.ring.issue(new UUID(1, 1), YearMonth.of(2026, 7));
        Logs.assertRefused(logs::startElsewhere, "keys of a log");

        logs.database.execute("delete from log.month_key");
        try (EventStoreDbLog log = logs.log()) {
            log.begin();
        }
        logs.declareElsewhere("first");
        Logs.assertRefused(logs::startElsewhere, "whose keys are not in this database");
        assertThat(logs.binding.find()).isNull();
    }
}
