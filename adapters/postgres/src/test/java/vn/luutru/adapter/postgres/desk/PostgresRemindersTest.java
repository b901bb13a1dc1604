package vn.luutru.adapter.postgres.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.desk.GuestCard;
import vn.luutru.access.desk.Poster;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.TestDatabase;
import vn.luutru.reminder.ReminderStore;
import vn.luutru.reminder.ReminderStoreContract;

@IntegrationTest
class PostgresRemindersTest extends ReminderStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-30T05:00:00Z");

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        Migrations.apply(test.dataSource(), "desks");
    }

    @BeforeEach
    void empty() {
        test.execute("truncate desks.reminder, desks.reminder_contact, desks.poster cascade");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Override
    protected ReminderStore store() {
        return new PostgresReminders(test.dataSource());
    }

    @Test
    void guests_who_wait_are_counted_for_each_establishment_without_what_they_typed() {
        EstablishmentId one = new EstablishmentId("E-1");
        EstablishmentId two = new EstablishmentId("E-2");
        Poster poster = new Poster(UUID.randomUUID(), one, "Sảnh", NOON, "key-7", null);
        new PostgresPosters(test.dataSource()).add(poster, 5);
        PostgresGuestCards cards = new PostgresGuestCards(test.dataSource(), new byte[32]);
        for (int minute = 0; minute < 3; minute++) {
            cards.add(
                    new GuestCard(
                            UUID.randomUUID(),
                            one,
                            poster.id(),
                            "A2-0" + minute,
                            NOON.plus(Duration.ofMinutes(minute)),
                            "vi",
                            "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    10);
        }
        Map<EstablishmentId, List<Instant>> waiting = store().guestCards(List.of(one, two), NOON);
        assertThat(waiting).containsOnlyKeys(one);
        assertThat(waiting.get(one))
                .containsExactly(NOON.plus(Duration.ofMinutes(1)), NOON.plus(Duration.ofMinutes(2)));
    }
}
