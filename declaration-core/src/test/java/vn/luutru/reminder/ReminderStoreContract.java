package vn.luutru.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What every {@link ReminderStore} does. */
public abstract class ReminderStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** An empty store. */
    protected abstract ReminderStore store();

    private static ReminderContact contact(String id, String... emails) {
        return new ReminderContact(
                new EstablishmentId(id),
                List.of(emails),
                new QuietHours(LocalTime.of(23, 30), LocalTime.of(6, 30)),
                EnumSet.of(ReminderKind.LATE, ReminderKind.MISSING));
    }

    private static Reminder reminder(String subject) {
        return new Reminder(
                new EstablishmentId("E-1"),
                ReminderKind.NEAR,
                subject,
                java.time.LocalDateTime.parse("2026-11-30T23:00"),
                List.of(),
                1,
                0);
    }

    @Test
    void a_contact_is_kept_replaced_and_removed() {
        ReminderStore store = store();
        store.keep(contact("E-1", "a@x.vn"), NOW, "desk");
        store.keep(contact("E-1", "b@x.vn", "a@x.vn"), NOW, "desk");
        assertThat(store.find(new EstablishmentId("E-1"))).contains(contact("E-1", "b@x.vn", "a@x.vn"));
        assertThat(store.remove(new EstablishmentId("E-1"))).isTrue();
        assertThat(store.remove(new EstablishmentId("E-1"))).isFalse();
        assertThat(store.find(new EstablishmentId("E-1"))).isEmpty();
    }

    @Test
    void contacts_are_read_page_by_page() {
        ReminderStore store = store();
        for (String id : List.of("E-3", "E-1", "a-2", "E-2")) {
            store.keep(contact(id, "a@x.vn"), NOW, "desk");
        }
        List<ReminderContact> first = store.after(null, 3);
        List<ReminderContact> second = store.after(first.getLast().establishment(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void a_reminder_is_claimed_once_and_never_again_once_it_was_sent() {
        ReminderStore store = store();
        assertThat(store.claim(reminder("a"), NOW, LEASE)).isTrue();
        assertThat(store.claim(reminder("a"), NOW, LEASE)).isFalse();
        assertThat(store.claim(reminder("b"), NOW, LEASE)).isTrue();
        store.sent(reminder("a"), NOW);
        assertThat(store.claim(reminder("a"), NOW.plus(LEASE).plusSeconds(1), LEASE))
                .isFalse();
    }

    @Test
    void what_a_process_left_behind_is_claimed_when_its_time_is_over() {
        ReminderStore store = store();
        store.claim(reminder("a"), NOW, LEASE);
        assertThat(store.claim(reminder("a"), NOW.plus(LEASE).minusSeconds(1), LEASE))
                .isFalse();
        assertThat(store.claim(reminder("a"), NOW.plus(LEASE), LEASE)).isTrue();
    }

    @Test
    void what_failed_is_claimed_at_its_next_try() {
        ReminderStore store = store();
        store.claim(reminder("a"), NOW, LEASE);
        store.failed(reminder("a"), NOW.plusSeconds(60));
        assertThat(store.claim(reminder("a"), NOW.plusSeconds(59), LEASE)).isFalse();
        assertThat(store.claim(reminder("a"), NOW.plusSeconds(60), LEASE)).isTrue();
    }

    @Test
    void of_many_who_claim_at_once_one_has_it() throws Exception {
        ReminderStore store = store();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            long claimed = many
                    .invokeAll(IntStream.range(0, 8)
                            .<java.util.concurrent.Callable<Boolean>>mapToObj(
                                    i -> () -> store.claim(reminder("a"), NOW, LEASE))
                            .toList())
                    .stream()
                    .filter(done -> done.resultNow())
                    .count();
            assertThat(claimed).isEqualTo(1);
        }
    }

    @Test
    void what_is_old_is_forgotten() {
        ReminderStore store = store();
        store.claim(reminder("a"), NOW, LEASE);
        store.claim(reminder("b"), NOW.plusSeconds(1), LEASE);
        assertThat(store.deleteUntil(NOW)).isEqualTo(1);
        assertThat(store.deleteUntil(NOW)).isZero();
    }
}
