package vn.luutru.adapter.kafka.publisher;

import java.time.Duration;

/**
 * When a transaction ends, whichever comes first. One commit costs tens of milliseconds on three brokers, so that small
 * transactions are slow and large ones late.
 *
 * @param records events of a transaction
 * @param time    since its first event, near the end of the log
 * @param behind  the same where more follows than is read at once: consumers get those events late in any case
 */
public record PublisherLimits(int records, Duration time, Duration behind) {

    public static final PublisherLimits DEFAULT =
            new PublisherLimits(20_000, Duration.ofMillis(200), Duration.ofSeconds(1));
}
