package vn.luutru.findings;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import vn.luutru.app.RunningLuutru;
import vn.luutru.findings.Provocation.Where;
import vn.luutru.identity.IdentityProvider;

/** The services that provocations ask, each started when the first of them comes. */
final class ProvocationServices implements AutoCloseable {

    private static final IdentityProvider SILENT = new IdentityProvider();
    private static final Instant LAST_YEAR = Instant.parse("9999-12-30T00:00:00Z");

    private final Map<Where, RunningLuutru> running = new EnumMap<>(Where.class);

    RunningLuutru get(Where where) throws Exception {
        if (!running.containsKey(where)) {
            running.put(where, start(where));
        }
        return running.get(where);
    }

    private static RunningLuutru start(Where where) throws Exception {
        return switch (where) {
            case FURNISHED -> Stage.furnished();
            case HINDERED -> Stage.hindered(folder(), SILENT.issuer());
            case SKEWED -> {
                StoppedClock clock = new StoppedClock(Instant.now());
                RunningLuutru luutru = RunningLuutru.start(folder(), clock);
                luutru.hotel(Stage.HOTEL, "16531");
                clock.now = Instant.now().minus(Duration.ofHours(30));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() ->
                                luutru.get(null, "/actuator/health/readiness").status() == 503);
                yield luutru;
            }
            case FAR -> {
                StoppedClock clock = new StoppedClock(LAST_YEAR);
                RunningLuutru luutru = RunningLuutru.start(folder(), clock, "--luutru.clock.max-skew=3000000d");
                luutru.hotel(Stage.HOTEL, "16531");
                clock.now = LAST_YEAR.plus(Duration.ofDays(3));
                yield luutru;
            }
            case SMALL -> {
                RunningLuutru luutru = RunningLuutru.start(
                        folder(),
                        "--luutru.desks.devices=2",
                        "--luutru.desks.people=1",
                        "--luutru.desks.posters=1",
                        "--luutru.desks.guest-cards=1");
                luutru.hotel(Stage.HOTEL, "16531");
                luutru.hotel(Stage.RENTED, "16531");
                yield luutru;
            }
        };
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("luutru-findings");
    }

    /** Of an official whose provider does not answer. */
    static String officialsToken() throws JOSEException {
        return SILENT.token(IdentityProvider.key("unknown"), UnaryOperator.identity());
    }

    @Override
    public void close() {
        running.forEach((where, luutru) -> {
            if (where != Where.FURNISHED) {
                luutru.close();
            }
        });
    }

    /** A clock that somebody else sets. */
    private static final class StoppedClock extends Clock {

        private volatile Instant now;

        StoppedClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
