package vn.luutru.adapter.postgres.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.duty.Lease;
import vn.luutru.projection.duty.LeaseLostException;
import vn.luutru.projection.duty.Leases;
import vn.luutru.projection.duty.LeasesContract;

@IntegrationTest
class PostgresLeasesTest extends LeasesContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        Migrations.apply(test.dataSource(), "duties");
    }

    @BeforeEach
    void empty() {
        test.execute("truncate duties.lease");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Override
    protected Leases leases() {
        return new PostgresLeases(test.dataSource());
    }

    @Override
    protected void expire(String duty) {
        test.execute("update duties.lease set until = clock_timestamp() where duty = '" + duty + "'");
    }

    @Test
    void what_is_done_in_a_transaction_of_a_lost_lease_is_refused() throws Exception {
        Lease first = leases().take("publisher", "one", MINUTE).orElseThrow();
        try (Connection connection = test.connect()) {
            PostgresLeases.require(connection, first);
            expire("publisher");
            assertThatThrownBy(() -> PostgresLeases.require(connection, first)).isInstanceOf(LeaseLostException.class);
            assertThat(leases().take("publisher", "two", MINUTE)).isPresent();
            assertThatThrownBy(() -> PostgresLeases.require(connection, first)).isInstanceOf(LeaseLostException.class);
        }
    }

    /** Between the look and the end of the transaction no other process begins, even if the lease runs out meanwhile. */
    @Test
    void nobody_takes_a_duty_over_while_a_transaction_of_its_holder_is_under_way() throws Exception {
        Lease first = leases().take("publisher", "one", Duration.ofSeconds(2)).orElseThrow();
        CompletableFuture<Optional<Lease>> other;
        try (Connection connection = test.connect()) {
            connection.setAutoCommit(false);
            PostgresLeases.require(connection, first);
            await().until(this::isOver);
            other = CompletableFuture.supplyAsync(() -> leases().take("publisher", "two", MINUTE));
            await().until(this::isWaiting);
            assertThat(other).isNotDone();
            connection.commit();
        }
        assertThat(other.join()).isPresent();
    }

    private boolean isOver() throws Exception {
        return is("select until <= clock_timestamp() from duties.lease");
    }

    private boolean isWaiting() throws Exception {
        return is("select count(*) > 0 from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'");
    }

    private static boolean is(String question) throws Exception {
        try (Connection connection = test.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    void a_duty_moves_to_a_living_process_once_its_lease_is_over() throws Exception {
        assertThat(leases().take("publisher", "killed", DutyHolder.LENGTH)).isPresent();
        long begun = System.nanoTime();
        try (DutyHolder living = new DutyHolder(leases(), "publisher", "living")) {
            assertThat(living.await().fence()).isEqualTo(2);
            // That it is five seconds DutyHolderTest shows by a clock of its own; this machine may do other things too.
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(DutyHolder.LENGTH.plus(DutyHolder.INTERVAL).plusSeconds(20));
            // It is prolonged by itself.
            await().pollDelay(DutyHolder.LENGTH.plus(DutyHolder.INTERVAL)).until(() -> true);
            assertThat(living.held()).isPresent();
        }
        assertThat(leases().take("publisher", "next", MINUTE)).isPresent();
    }
}
