package vn.luutru.adapter.postgres.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.keys.MasterKeyRow.Kept;
import vn.luutru.adapter.postgres.keys.MasterKeyRow.Renewal;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.projection.TestDatabase;

/** One master key takes another's place, with all keys of months, whoever is killed when. */
@IntegrationTest
class MasterKeyExchangeTest {

    private static final UUID STREAM = new UUID(7, 7);
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 9);
    private static final YearMonth DESTROYED = YearMonth.of(2025, 12);

    private final TestDatabase test = TestDatabase.create();
    private final MasterKey former = key(1);
    private MasterKeyRow row;
    private PostgresMonthKeys months;
    private StreamKey sealed;

    @BeforeEach
    void begin() {
        Migrations.apply(test.dataSource(), "log");
        row = new MasterKeyRow(test.dataSource());
        months = new PostgresMonthKeys(test.dataSource());
        row.begin(former.proof());
        MonthlyKeyRing ring = new MonthlyKeyRing(former, months);
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            ring.issue(STREAM, month);
        }
        sealed = ring.issue(STREAM, LAST);
        ring.issue(STREAM, DESTROYED);
        ring.destroy(DESTROYED);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void of_two_master_keys_on_an_empty_database_the_first_stays() {
        assertThat(row.begin(key(2).proof()).proof()).isEqualTo(former.proof());
        assertThat(key(2).of(kept().proof(), kept().root())).isNull();
    }

    @Test
    void a_new_key_opens_what_the_former_one_wrapped_and_derives_what_the_first_one_did() {
        byte[] receipts = former.derived("receipt numbers");
        assertThat(exchange(next(2))).isEqualTo(9);

        MasterKey alone = key(2).of(kept().proof(), kept().root());
        assertThat(alone.derived("receipt numbers")).isEqualTo(receipts);
        assertThat(alone.passing("page tokens")).isNotEqualTo(former.passing("page tokens"));
        assertThat(opened(alone)).isEqualTo(sealed.key());
        assertThat(months.find(DESTROYED).orElseThrow().wrapped()).isNull();
        assertThat(former.of(kept().proof(), kept().root())).isNull();
        assertThat(new MonthlyKeyRing(former, months).fits()).isFalse();
    }

    @Test
    void what_was_exchanged_is_exchanged_once_and_can_be_exchanged_again() {
        exchange(next(2));
        MasterKey second = key(2).replacing(former).of(kept().proof(), kept().root());
        assertThat(exchange(second)).isZero();

        MasterKey third = key(3).replacing(key(2)).of(kept().proof(), kept().root());
        assertThat(exchange(third)).isEqualTo(9);
        MasterKey alone = key(3).of(kept().proof(), kept().root());
        assertThat(alone.derived("receipt numbers")).isEqualTo(former.derived("receipt numbers"));
        assertThat(opened(alone)).isEqualTo(sealed.key());
    }

    @Test
    void an_exchange_that_is_killed_midway_has_changed_nothing_and_is_begun_again() {
        MasterKey next = next(2);
        Map<YearMonth, byte[]> before = row.months();
        AtomicInteger count = new AtomicInteger();
        MonthlyKeyRing ring = new MonthlyKeyRing(next, months);
        Renewal killed = (month, wrapped) -> {
            if (count.incrementAndGet() > 4) {
                test.execute("select pg_terminate_backend(pid) from pg_stat_activity where state like 'idle in%'"
                        + " and datname = current_database()");
            }
            return ring.renewed(month, wrapped);
        };

        assertThatThrownBy(() -> row.exchange(former.proof(), new Kept(next.proof(), next.wrappedRoot()), killed))
                .isInstanceOf(RuntimeException.class);

        assertThat(kept().proof()).isEqualTo(former.proof());
        assertThat(row.months())
                .allSatisfy((month, wrapped) -> assertThat(wrapped).isEqualTo(before.get(month)));
        assertThat(opened(former)).isEqualTo(sealed.key());
        assertThat(exchange(next)).isEqualTo(9);
    }

    // Ended before its block is over: that is what is tried.
    @SuppressWarnings("try")
    @Test
    void nothing_is_exchanged_while_a_process_knows_the_former_key_only() throws Exception {
        MasterKey next = next(2);
        try (SoleKey alone = new SoleKey(test.dataSource(), former.proof());
                SoleKey another = new SoleKey(test.dataSource(), former.proof())) {
            alone.say();
            alone.say();
            another.say();
            assertThat(exchange(next)).isNull();
            // What begins meanwhile is wrapped so that they can open it.
            YearMonth later = LAST.plusMonths(1);
            new MonthlyKeyRing(next, months).issue(STREAM, later);
            assertThat(new MonthlyKeyRing(former, months).issue(STREAM, later)).isNotNull();
            alone.close();
            assertThat(exchange(next)).isNull();
        }
        assertThat(exchange(next)).isEqualTo(10);
    }

    @Test
    void what_a_process_wrapped_with_the_former_key_before_it_noticed_is_wrapped_anew_by_the_next_round() {
        MasterKey slow = next(2);
        exchange(next(2));
        YearMonth later = LAST.plusMonths(1);
        new MonthlyKeyRing(slow, months).issue(STREAM, later);
        MonthlyKeyRing alone = new MonthlyKeyRing(key(2).of(kept().proof(), kept().root()), months);
        assertThat(alone.fits()).isFalse();

        assertThat(exchange(next(2))).isEqualTo(1);
        assertThat(new MonthlyKeyRing(key(2).of(kept().proof(), kept().root()), months).fits())
                .isTrue();
    }

    @Test
    void a_key_that_takes_the_place_of_another_one_than_that_of_the_database_is_refused() {
        MasterKey stranger = key(3).replacing(key(4));

        assertThat(stranger.of(kept().proof(), kept().root())).isNull();
        assertThatThrownBy(() -> exchange(stranger)).isInstanceOf(IllegalStateException.class);
        assertThat(opened(former)).isEqualTo(sealed.key());
    }

    private MasterKey next(int number) {
        return Objects.requireNonNull(key(number).replacing(former).of(former.proof(), null));
    }

    private Integer exchange(MasterKey next) {
        return row.exchange(
                Objects.requireNonNull(next.former()).proof(),
                new Kept(next.proof(), next.wrappedRoot()),
                new MonthlyKeyRing(next, months)::renewed);
    }

    private Kept kept() {
        return Objects.requireNonNull(row.find());
    }

    private javax.crypto.SecretKey opened(MasterKey by) {
        return Objects.requireNonNull(new MonthlyKeyRing(by, months).unwrap(STREAM, LAST, sealed.wrapped()))
                .key();
    }

    private static MasterKey key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return MasterKey.parse(Base64.getEncoder().encodeToString(bytes));
    }
}
