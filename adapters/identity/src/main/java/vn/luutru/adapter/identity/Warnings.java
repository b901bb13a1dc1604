package vn.luutru.adapter.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;

/** Warns of each cause once a minute: neither an outage of the provider nor what strangers send fills a disk. */
final class Warnings {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MAX_CAUSES = 100;

    private final Logger log;
    private final Cache<String, Boolean> said = Caffeine.newBuilder()
            .maximumSize(MAX_CAUSES)
            .expireAfterWrite(PAUSE)
            .build();

    Warnings(Logger log) {
        this.log = log;
    }

    void warn(String what) {
        if (said.asMap().putIfAbsent(what, true) == null) {
            log.warn(what);
        }
    }

    /** @param cause from a short list: no text of whoever called */
    void warn(String what, String cause) {
        warn(what + ": " + cause);
    }
}
