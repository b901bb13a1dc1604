package vn.luutru.benchmark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;

/**
 * The short form of {@link KafkaChaos}: one fault of each of the first kinds, always at the same moments. Among them a
 * worker is paused until its partitions have moved (SIGSTOP), and then wakes up.
 */
@IntegrationTest
class KafkaChaosTest {

    private static final int FAULTS = 6;
    private static final int RATE = 25;
    private static final long SEED = Long.getLong("luutru.chaos.seed", 20_261_130);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void what_is_acknowledged_is_stored_published_and_counted_once_whatever_is_killed_or_paused() throws Exception {
        Path jar = Path.of(System.getProperty("luutru.jar", ""));
        assumeTrue(Files.isRegularFile(jar), "the service is not packaged");

        assertThat(KafkaChaos.run(FAULTS, SEED, RATE, false)).isTrue();
    }
}
