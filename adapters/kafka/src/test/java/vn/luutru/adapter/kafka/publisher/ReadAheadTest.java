package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.subscription.StoredEvent;

@Timeout(60)
class ReadAheadTest {

    private static final int SIZE = 10;

    private final PlantedLog log = new PlantedLog();
    private final ReadAhead ahead = new ReadAhead(log, SIZE);

    @AfterEach
    void close() {
        ahead.close();
    }

    private List<Long> after(long position) throws InterruptedException {
        return ahead.after(position).stream().map(StoredEvent::position).toList();
    }

    @Test
    void the_piece_behind_a_whole_one_is_read_before_it_is_asked_for() throws Exception {
        log.grow(SIZE + 2);
        assertThat(after(0)).hasSize(SIZE).first().isEqualTo(1L);
        await().until(() -> log.reads.get() == 2);
        assertThat(after(SIZE)).containsExactly(SIZE + 1L, SIZE + 2L);
        assertThat(log.reads).hasValue(2);
    }

    @Test
    void at_the_end_of_the_log_nothing_is_read_before_it_is_asked_for() throws Exception {
        log.grow(2);
        assertThat(after(0)).hasSize(2);
        log.grow(1);
        assertThat(after(2)).containsExactly(3L);
        assertThat(after(3)).isEmpty();
        assertThat(log.reads).hasValue(3);
    }

    /** Of events that could not be read to their end, the rest is asked for again. */
    @Test
    void what_was_read_is_of_no_use_behind_another_position() throws Exception {
        log.grow(2 * SIZE);
        after(0);
        assertThat(after(3)).hasSize(SIZE).first().isEqualTo(4L);
        assertThat(after(3 + SIZE)).hasSize(SIZE - 3).first().isEqualTo(4L + SIZE);
    }

    @Test
    void a_store_that_was_away_meanwhile_is_asked_again_after_the_failure() throws Exception {
        log.grow(SIZE + 1);
        log.failsFrom(2);
        after(0);
        assertThatThrownBy(() -> ahead.after(SIZE)).isInstanceOf(StoreUnavailableException.class);
        log.failsFrom(Integer.MAX_VALUE);
        assertThat(after(SIZE)).containsExactly(SIZE + 1L);
    }
}
