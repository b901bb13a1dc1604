package vn.luutru.eventstore.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NewestPositionTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final NewestPosition newest = new NewestPosition();

    @Test
    void an_older_position_is_ignored_and_a_shorter_log_is_not() {
        newest.reached(5);
        newest.reached(3);
        assertThat(newest.position()).isEqualTo(5);

        newest.replaced(2);
        assertThat(newest.position()).isEqualTo(2);
    }

    @Test
    void who_waits_is_woken_by_a_later_position_only() throws Exception {
        newest.reached(5);
        assertThat(newest.awaitAfter(4, Duration.ZERO)).isTrue();
        assertThat(newest.awaitAfter(5, Duration.ofMillis(1))).isFalse();

        FutureTask<Boolean> waiting = new FutureTask<>(() -> newest.awaitAfter(6, LONG));
        Thread.ofVirtual().start(waiting);
        newest.reached(6);
        newest.reached(7);
        assertThat(waiting.get()).isTrue();
    }
}
