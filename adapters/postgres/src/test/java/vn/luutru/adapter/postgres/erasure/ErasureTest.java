package vn.luutru.adapter.postgres.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.EngineLimits;
import vn.luutru.adapter.postgres.StoreFixture;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class ErasureTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);

    private TestDatabase test;
    private StoreFixture store;
    private PostgresErasure forgetting;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = new StoreFixture(test, EngineLimits.DEFAULT);
        forgetting = new PostgresErasure(store.database, store.keys, store.log);
    }

    @AfterEach
    void close() {
        store.close();
        test.close();
    }

    @Test
    void without_its_key_a_stay_names_nobody_and_another_still_does() {
        GuestCheckedIn forgotten = write("R-1");
        GuestCheckedIn kept = write("R-2");

        forgetting.destroy(forgotten.stay());

        assertThat(facts(0).fields()).noneMatch(Field::personal).contains(Field.ROOM);
        assertThat(first(0).reference()).isEmpty();
        assertThat(first(1)).isEqualTo(kept);
    }

    @Test
    void without_the_key_of_the_month_nobody_who_came_in_it_is_named_and_it_gets_no_new_key() {
        write("R-1");

        forgetting.destroy(JULY);

        assertThat(facts(0).fields()).noneMatch(Field::personal);
        assertThatThrownBy(() -> store.keys.issue(new UUID(1, 1), JULY)).isInstanceOf(IllegalStateException.class);
        assertThat(store.keys.issue(new UUID(1, 1), JULY.plusMonths(1)).month()).isEqualTo(JULY.plusMonths(1));
    }

    @Test
    void another_process_keeps_for_a_minute_at_most_whom_this_one_has_erased() {
        GuestCheckedIn stay = write("R-1");
        AtomicLong nanoTime = new AtomicLong();
        PostgresEventLog other = new PostgresEventLog(store.database, store.keys, new LogHead(), nanoTime::get);
        assertThat(other.read(0, 10).getFirst().event()).isEqualTo(stay);

        forgetting.destroy(stay.stay());
        nanoTime.addAndGet(Duration.ofSeconds(61).toNanos());

        GuestCheckedIn read = (GuestCheckedIn) other.read(0, 10).getFirst().event();
        assertThat(read.details().fields()).noneMatch(Field::personal);
    }

    @Test
    void what_this_process_wrote_is_the_same_from_memory_and_from_the_database() {
        for (int i = 0; i < 50; i++) {
            write("R-" + i);
        }
        PostgresEventLog fresh = new PostgresEventLog(store.database, store.keys, new LogHead());
        assertThat(store.log.kept()).isEqualTo(50);
        assertThat(store.log.read(0, 100)).hasSize(50).isEqualTo(fresh.read(0, 100));
    }

    /** Another process is ahead, or the event waited: the log's time is that of the next month. */
    @Test
    void an_event_that_is_stored_after_the_end_of_a_month_names_the_month_of_its_key() {
        Instant august = Vietnam.startOf(JULY.plusMonths(1).atDay(1));
        try (StoreFixture ahead =
                new StoreFixture(store.database, test.url(), EngineLimits.DEFAULT, InstantSource.fixed(august))) {
            ahead.undecided.append(StoreFixture.checkIn("R-1")).join();
        }
        write("R-2");
        GuestCheckedIn late = StoreFixture.checkIn("R-2");
        store.undecided
                .appendNext(new StayCorrected(
                        late.stay(),
                        new Changes(
                                StayDetails.builder()
                                        .set(Field.FULL_NAME, "Trần Thị Thử")
                                        .build(),
                                EnumSet.noneOf(Field.class)),
                        "reason",
                        36,
                        null,
                        StoreFixture.NOW,
                        "key-1"))
                .join();

        List<Recorded<Event>> read = store.log.read(0, 10);

        assertThat(read).allMatch(recorded -> !recorded.recordedAt().isBefore(august));
        assertThat(read).extracting(Recorded::month).containsExactly(202608, 202607, 202607);
        PostgresEventLog fresh = new PostgresEventLog(store.database, store.keys, new LogHead());
        assertThat(fresh.read(0, 10)).isEqualTo(read);
    }

    @Test
    void a_crash_between_the_event_and_the_destruction_is_made_good() {
        GuestCheckedIn stay = write("R-1");
        GuestCheckedIn ofMonth = write("R-2");
        StayForgotten recorded = new StayForgotten(stay.stay(), StoreFixture.NOW, "admin");
        store.undecided.appendNext(recorded).join();
        assertThat(first(0)).isEqualTo(stay);

        forgetting.makeGood();
        store.log.dropDecoded();
        assertThat(facts(0).fields()).noneMatch(Field::personal);
        assertThat(first(1)).isEqualTo(ofMonth);

        store.journal
                .record(new MonthForgotten(JULY, StoreFixture.NOW, "admin"))
                .join();
        forgetting.makeGood();
        store.log.dropDecoded();
        assertThat(facts(1).fields()).noneMatch(Field::personal);
    }

    @Test
    void another_master_key_is_noticed_and_nothing_is_read_with_it() {
        write("R-1");
        byte[] other = new byte[32];
        other[0] = 1;
        MonthlyKeyRing wrong = new MonthlyKeyRing(
                MasterKey.parse(Base64.getEncoder().encodeToString(other)), new PostgresMonthKeys(store.database));

        PostgresEventLog log = new PostgresEventLog(store.database, wrong, store.head);

        assertThat(wrong.fits()).isFalse();
        assertThat(((MonthlyKeyRing) store.keys).fits()).isTrue();
        assertThatThrownBy(() -> log.read(0, 10)).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void what_is_sealed_for_one_stay_cannot_be_moved_to_another() {
        UUID stream = new UUID(1, 1);
        StreamKey key = store.keys.issue(stream, JULY);
        byte[] sealed = EventEncryption.encrypt(key.key(), stream, new byte[] {1, 2, 3});

        assertThat(EventEncryption.decrypt(key.key(), stream, sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> EventEncryption.decrypt(key.key(), new UUID(1, 2), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.keys.unwrap(new UUID(1, 2), JULY, key.wrapped()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_processes_that_begin_a_month_together_share_its_key() {
        try (StoreFixture other = new StoreFixture(test, EngineLimits.DEFAULT)) {
            UUID stream = new UUID(1, 1);
            StreamKey key = store.keys.issue(stream, JULY);
            StreamKey second = other.keys.issue(new UUID(1, 2), JULY);

            assertThat(other.keys.unwrap(stream, JULY, key.wrapped()).key()).isEqualTo(key.key());
            assertThat(store.keys.unwrap(new UUID(1, 2), JULY, second.wrapped()).key())
                    .isEqualTo(second.key());
        }
    }

    @Test
    void each_destruction_is_noted_once_with_the_months_in_which_dead_copies_lie() throws SQLException {
        GuestCheckedIn stay = write("R-1");
        assertThat(due()).isEmpty();
        forgetting.destroy(stay.stay());
        forgetting.destroy(stay.stay());
        assertThat(due()).containsExactly(202607);

        write("R-2");
        forgetting.destroy(JULY);
        forgetting.destroy(JULY);
        assertThat(due()).containsExactly(202607, 202607);
    }

    private List<Integer> due() throws SQLException {
        List<Integer> months = new ArrayList<>();
        try (Connection connection = store.database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select month from log.rewrite_due order by id")) {
            while (rows.next()) {
                months.add(rows.getInt(1));
            }
        }
        return months;
    }

    private GuestCheckedIn write(String reference) {
        GuestCheckedIn event = StoreFixture.checkIn(reference);
        store.undecided.append(event).join();
        return event;
    }

    private GuestCheckedIn first(int index) {
        return (GuestCheckedIn) store.log.read(index, 1).getFirst().event();
    }

    private StayDetails facts(int index) {
        return first(index).details();
    }
}
