package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pauses_double_up_to_the_longest() {
        Backoff backoff = Backoff.endless(Duration.ofMillis(5), Duration.ofMillis(500));

        assertThat(IntStream.rangeClosed(1, 9).mapToObj(backoff::pause).map(Duration::toMillis))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 500L, 500L);
        assertThat(backoff.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_random_pause_is_a_part_of_the_pause() {
        Backoff backoff = Backoff.endless(Duration.ofMillis(4), Duration.ofMillis(32));

        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.randomPause(3)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(16));
        }
        assertThat(IntStream.range(0, 100).mapToObj(i -> backoff.randomPause(3)).distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void it_is_over_when_the_time_is() {
        long now = System.nanoTime();

        assertThat(Backoff.every(Duration.ofMillis(1), Duration.ofHours(1)).isOver(now))
                .isFalse();
        assertThat(Backoff.every(Duration.ofMillis(1), Duration.ofHours(1))
                        .isOver(now - Duration.ofHours(2).toNanos()))
                .isTrue();
        assertThat(Backoff.endless(Duration.ofMillis(1), Duration.ofMillis(1)).isOver(now))
                .isFalse();
    }
}
