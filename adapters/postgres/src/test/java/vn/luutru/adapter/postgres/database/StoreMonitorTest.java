package vn.luutru.adapter.postgres.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.declaration.ClockSkewException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;

/** What keeps declarations from being written is known before the next one comes, and so is that it is over. */
@Timeout(60)
@IntegrationTest
class StoreMonitorTest {

    private static final Duration MAX_SKEW = Duration.ofMinutes(2);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicInteger evictions = new AtomicInteger();
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());

    private TestDatabase test;
    private StoreFixture store;
    private StoreMonitor monitor;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
        monitor = monitor(test.dataSource());
    }

    @AfterEach
    void close() {
        monitor.close();
        store.close();
        test.close();
    }

    @Test
    void all_is_well_on_a_database_that_can_be_written() {
        monitor.look();

        assertThat(store.state.problems()).isEmpty();
        assertThat(monitor.skew().abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(write("R-1").join().position()).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_thirty_hours_ahead_has_declarations_refused_until_it_is_set_right() {
        ahead.set(Duration.ofHours(30));
        monitor.look();

        assertThat(store.state.problems().get(Cause.CLOCK_SKEW)).contains("ahead of", "120 s");
        assertThatThrownBy(() -> write("R-1").join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ClockSkewException.class);
        assertThat(store.log.head()).isZero();

        ahead.set(Duration.ofSeconds(-110));
        monitor.look();
        assertThat(store.state.problems()).isEmpty();
        assertThat(write("R-1").join().position()).isEqualTo(1);

        ahead.set(Duration.ofSeconds(-140));
        monitor.look();
        assertThat(store.state.problems().get(Cause.CLOCK_SKEW)).contains("behind");
    }

    @Test
    void a_month_that_is_not_over_by_the_database_keeps_its_key() {
        YearMonth running = YearMonth.from(Instant.now().atOffset(ZoneOffset.ofHours(7)));
        PostgresMonthKeys months = new PostgresMonthKeys(test.dataSource());
        months.insert(running, new byte[] {1});

        assertThat(months.isOver(running)).isFalse();
        assertThatThrownBy(() -> months.destroy(running)).isInstanceOf(IllegalStateException.class);
        assertThat(months.find(running).orElseThrow().wrapped()).containsExactly(1);

        YearMonth over = running.minusMonths(2);
        months.insert(over, new byte[] {1});
        assertThat(months.isOver(over)).isTrue();
        months.destroy(over);
        assertThat(months.find(over).orElseThrow().wrapped()).isNull();
    }

    @Test
    void a_read_only_database_is_known_without_a_declaration() throws SQLException {
        test.execute("alter database %s set default_transaction_read_only = on".formatted(name()));
        monitor.look();
        assertThat(store.state.problems().get(Cause.NOT_WRITABLE)).contains("read-only", "25006");

        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database %s reset default_transaction_read_only".formatted(name()));
        }
        monitor.look();
        assertThat(store.state.problems()).isEmpty();
    }

    @Test
    void a_full_disk_and_a_short_statement_timeout_are_known_and_so_is_that_they_are_over() {
        test.execute("""
            create function full_disk() returns trigger language plpgsql as
            $$ begin raise exception 'planted' using errcode = '53100'; end $$;
            create trigger full_disk before insert on log.write_probe
            for each row execute function full_disk()\
            """);
        monitor.look();
        assertThat(store.state.problems().get(Cause.NOT_WRITABLE)).contains("disk", "full", "53100");

        test.execute("""
            create or replace function full_disk() returns trigger language plpgsql as
            $$ begin perform pg_sleep(0.3); return new; end $$\
            """);
        test.execute("alter database %s set statement_timeout = '100ms'".formatted(name()));
        monitor.look();
        assertThat(store.state.problems().get(Cause.NOT_WRITABLE)).contains("statement_timeout");

        test.execute("alter database %s reset statement_timeout".formatted(name()));
        test.execute("drop trigger full_disk on log.write_probe");
        monitor.look();
        assertThat(store.state.problems()).isEmpty();
        assertThat(evictions).hasValue(0);
    }

    @Test
    void a_write_that_failed_counts_until_a_larger_one_succeeds() {
        test.execute("""
            create function full_disk() returns trigger language plpgsql as
            $$ begin raise exception 'planted' using errcode = '53100'; end $$;
            create trigger full_disk before insert on log.event for each row execute function full_disk();
            create trigger full_disk before insert on log.write_probe for each row
            when (octet_length(new.filler) > 100000) execute function full_disk()\
            """);
        store.close();
        store = new StoreFixture(test, new EngineLimits(100, 10, 100, Duration.ofMillis(300)));
        monitor = monitor(test.dataSource());
        assertThatThrownBy(() -> write("R-1").join()).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(store.state.problems().get(Cause.WRITE_FAILED)).contains("disk", "full");

        monitor.look();
        assertThat(store.state.problems()).containsKey(Cause.WRITE_FAILED);

        test.execute("drop trigger full_disk on log.event; drop trigger full_disk on log.write_probe");
        monitor.look();
        assertThat(store.state.problems()).isEmpty();
        assertThat(write("R-1").join().position()).isEqualTo(1);
    }

    @Test
    void a_database_that_is_gone_has_idle_connections_given_up() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/none");
        try (StoreMonitor other = monitor(nobody)) {
            other.look();
            assertThat(store.state.problems().get(Cause.NOT_WRITABLE)).contains("out of reach");
            assertThat(evictions).hasValue(1);
        }
        monitor.look();
        assertThat(store.state.problems()).isEmpty();
    }

    /** The log is kept elsewhere: that the database can be written says nothing about it. */
    @Test
    void a_log_elsewhere_that_failed_counts_until_it_can_be_written_again() {
        AtomicReference<@Nullable RuntimeException> failure =
                new AtomicReference<>(new StoreUnavailableException("EventStoreDB did not answer", null));
        AtomicInteger probes = new AtomicInteger();
        try (StoreMonitor other =
                new StoreMonitor(test.dataSource(), store.state, clock, MAX_SKEW, evictions::incrementAndGet, () -> {
                    probes.incrementAndGet();
                    RuntimeException planted = failure.get();
                    if (planted != null) {
                        throw planted;
                    }
                })) {
            other.look();
            assertThat(probes).hasValue(0);

            store.state.failed("The last declarations could not be written");
            other.look();
            assertThat(store.state.problems()).containsOnlyKeys(Cause.WRITE_FAILED);

            failure.set(null);
            other.look();
            assertThat(store.state.problems()).isEmpty();
            other.look();
            assertThat(probes).hasValue(2);
        }
    }

    /** There are few control connections, and a log elsewhere may take many seconds. */
    @Test
    void a_log_elsewhere_is_waited_for_without_a_connection() {
        List<Connection> opened = new CopyOnWriteArrayList<>();
        DataSource watched = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(test.dataSource(), arguments);
                    if (result instanceof Connection connection) {
                        opened.add(connection);
                    }
                    return result;
                });
        List<Boolean> closed = new ArrayList<>();
        Runnable probe = () -> {
            for (Connection connection : opened) {
                try {
                    closed.add(connection.isClosed());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        try (StoreMonitor other =
                new StoreMonitor(watched, store.state, clock, MAX_SKEW, evictions::incrementAndGet, probe)) {
            store.state.failed("The last declarations could not be written");
            other.look();

            assertThat(store.state.problems()).isEmpty();
            assertThat(closed).containsExactly(true);
        }
    }

    private StoreMonitor monitor(DataSource database) {
        return new StoreMonitor(database, store.state, clock, MAX_SKEW, evictions::incrementAndGet, () -> {});
    }

    private CompletableFuture<Recorded<Event>> write(String reference) {
        return store.undecided.append(StoreFixture.checkIn(reference));
    }

    private String name() {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_database()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
