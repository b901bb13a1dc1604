package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;

/** The runnable file on a machine whose {@code java} is older than the one that Luutru needs. */
@IntegrationTest
@EnabledIfSystemProperty(
        named = "luutru.jar",
        matches = ".+",
        disabledReason = "the runnable file is there after package: run mvn verify")
class OlderJavaTest {

    private static final Path MACHINES = Path.of("/usr/lib/jvm");
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int KILLED = 137;

    @TempDir
    private Path data;

    @Test
    void a_service_ends_when_the_process_that_started_it_lets_go_of_its_input() throws Exception {
        try (Server service = Server.startJar(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                data,
                Map.of(
                        "LUUTRU_STARTED_BY",
                        Long.toString(ProcessHandle.current().pid())))) {
            assertThat(service.ready()).isTrue();
            service.letGo();
            assertThat(service.awaitEnd()).isEqualTo(KILLED);
        }
    }

    @Test
    void the_service_ends_within_a_second_of_the_older_java_that_started_it() throws Exception {
        Optional<Path> older = olderJava();
        assumeTrue(older.isPresent(), "There is no Java from 17 to 24 below " + MACHINES);
        try (Server started = Server.startJar(older.orElseThrow(), data, Map.of())) {
            assertThat(started.ready()).isTrue();
            started.kill();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> !started.ready());
        }
    }

    private static Optional<Path> olderJava() throws IOException {
        if (!Files.isDirectory(MACHINES)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(MACHINES)) {
            return homes.filter(OlderJavaTest::isOlder)
                    .map(home -> home.resolve("bin").resolve("java"))
                    .findFirst();
        }
    }

    private static boolean isOlder(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isRegularFile(release)) {
            return false;
        }
        try {
            Matcher version = RELEASE.matcher(Files.readString(release));
            return version.find()
                    && Integer.parseInt(version.group(1)) >= 17
                    && Integer.parseInt(version.group(1)) < 25;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
