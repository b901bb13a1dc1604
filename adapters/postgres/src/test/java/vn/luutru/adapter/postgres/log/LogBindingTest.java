package vn.luutru.adapter.postgres.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.log.LogBinding.Binding;
import vn.luutru.adapter.postgres.log.LogBinding.Bound;
import vn.luutru.adapter.postgres.log.LogBinding.Here;
import vn.luutru.adapter.postgres.log.LogBinding.Store;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class LogBindingTest {

    private static final UUID ELSEWHERE = new UUID(7, 7);

    private TestDatabase test;
    private LogBinding binding;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        binding = new LogBinding(test.dataSource());
        Migrations.apply(test.dataSource(), "log");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_database_of_an_earlier_version_is_recognised() {
        try (TestDatabase empty = TestDatabase.create()) {
            assertThat(new LogBinding(empty.dataSource()).isMigrated()).isFalse();
        }
        assertThat(binding.isMigrated()).isTrue();
    }

    @Test
    void the_first_start_binds_and_later_ones_find_the_same() {
        assertThat(binding.find()).isNull();
        Bound bound = binding.bindHere();
        assertThat(bound.store()).isEqualTo(Store.POSTGRESQL);
        assertThat(binding.bindHere()).isEqualTo(bound).isEqualTo(binding.find());
        assertThat(binding.here()).isEqualTo(new Here(0, false, false));
    }

    @Test
    void a_log_that_goes_on_elsewhere_is_closed_here_and_one_that_has_grown_is_not_left() {
        binding.bindHere();
        try (StoreFixture store = new StoreFixture(test, EngineLimits.DEFAULT)) {
            store.undecided.append(StoreFixture.checkIn("R-1")).join();
        }
        assertThat(binding.bindElsewhere(ELSEWHERE, 0)).isEqualTo(Binding.OWN_LOG_DIFFERS);
        assertThat(binding.here()).isEqualTo(new Here(1, false, true));
        assertThat(binding.bindHere().store()).isEqualTo(Store.POSTGRESQL);

        assertThat(binding.bindElsewhere(ELSEWHERE, 1)).isEqualTo(Binding.BOUND);
        assertThat(binding.bindHere()).isEqualTo(new Bound(Store.EVENTSTOREDB, ELSEWHERE));
        assertThat(binding.here()).isEqualTo(new Here(1, true, true));
    }

    /** Two processes start for the first time, each with a cluster of its own. */
    @Test
    void a_binding_to_a_log_elsewhere_is_never_replaced_by_another() {
        assertThat(binding.bindElsewhere(ELSEWHERE, 0)).isEqualTo(Binding.BOUND);
        assertThat(binding.bindElsewhere(new UUID(8, 8), 0)).isEqualTo(Binding.BELONGS_ELSEWHERE);
        assertThat(binding.find()).isEqualTo(new Bound(Store.EVENTSTOREDB, ELSEWHERE));
        assertThat(binding.bindElsewhere(ELSEWHERE, 0)).isEqualTo(Binding.BOUND);
    }
}
