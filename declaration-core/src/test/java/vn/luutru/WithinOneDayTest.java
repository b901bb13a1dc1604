package vn.luutru;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.luutru.WithinOneDay.Waiting;

class WithinOneDayTest {

    private static final Duration TAKES = Duration.ofMinutes(3);

    @Test
    void what_ends_before_midnight_begins_at_once_whatever_the_hour() {
        for (String now : new String[] {"2026-11-30T17:00:00Z", "2026-12-01T01:00:00Z", "2026-12-01T16:56:59Z"}) {
            assertThat(Waiting.begin(Instant.parse(now), TAKES)).isEqualTo(now);
        }
    }

    @Test
    void what_would_end_on_the_next_day_begins_on_it() {
        for (String now : new String[] {"2026-12-31T16:57:00Z", "2026-12-31T16:59:59.999Z"}) {
            assertThat(Waiting.begin(Instant.parse(now), TAKES)).isEqualTo("2026-12-31T17:00:05Z");
        }
    }
}
