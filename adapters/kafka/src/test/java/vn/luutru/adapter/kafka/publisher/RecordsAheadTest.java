package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.End;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Events;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Failure;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Piece;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventTypes;

@Timeout(60)
class RecordsAheadTest {

    private static final int SIZE = 10;
    private static final Checkpoint BEGIN =
            new Checkpoint(0, null, new UUID(0, 0), 7, Collections.nCopies(3, 0L), Collections.nCopies(3, 0L));

    private final PlantedLog log = new PlantedLog();
    private final RecordsAhead ahead = new RecordsAhead(
            log, new EventRecords(Topics.DEFAULT, PublishedLog.facts(), "/v1/schemas/", BEGIN), 7, SIZE);

    @AfterEach
    void close() {
        ahead.close();
    }

    private Events events() throws InterruptedException {
        Piece piece = ahead.take();
        assertThat(piece).isInstanceOf(Events.class);
        return (Events) piece;
    }

    @Test
    void pieces_follow_one_another_and_say_how_far_they_go() throws Exception {
        log.grow(2 * SIZE + 3);
        Events first = events();
        assertThat(first.count()).isEqualTo(SIZE);
        assertThat(first.records()).hasSize(SIZE);
        assertThat(first.reached().position()).isEqualTo(SIZE);
        assertThat(first.reached().fence()).isEqualTo(7);
        assertThat(events().reached().position()).isEqualTo(2 * SIZE);
        assertThat(events().reached().position()).isEqualTo(2 * SIZE + 3);
        assertThat(ahead.take()).isInstanceOf(End.class);

        log.grow(1);
        assertThat(events().reached().position()).isEqualTo(2 * SIZE + 4);
        assertThat(ahead.take()).isInstanceOf(End.class);
    }

    /** Four that wait, one that waits to be one of them, and one that is read: more would be in memory at once. */
    @Test
    void the_next_pieces_are_made_while_nobody_asks_for_them_and_no_more_than_a_few() throws Exception {
        log.grow(100 * SIZE);
        assertThat(events().reached().position()).isEqualTo(SIZE);
        await().until(() -> log.reads.get() == 7);
        assertThat(events().reached().position()).isEqualTo(2 * SIZE);
        await().until(() -> log.reads.get() == 8);
    }

    @Test
    void what_cannot_be_read_ends_a_piece_and_is_tried_again_when_it_is_asked_for() throws Exception {
        log.grow(2);
        log.add(EventTypes.GUEST_CHECKED_IN);
        log.grow(1);
        Events before = events();
        assertThat(before.reached().position()).isEqualTo(2);
        assertThat(before.isLast()).isTrue();
        assertThat(ahead.take())
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(UnreadableEventException.class));

        log.quarantined.add(3L);
        Events behind = events();
        assertThat(behind.reached().position()).isEqualTo(4);
        assertThat(behind.records()).hasSize(2);
    }

    @Test
    void a_store_that_is_away_is_asked_again_behind_what_was_read() throws Exception {
        log.grow(SIZE);
        log.failsFrom(1);
        assertThat(ahead.take()).isInstanceOf(Failure.class);
        log.failsFrom(Integer.MAX_VALUE);
        assertThat(events().reached().position()).isEqualTo(SIZE);
    }
}
