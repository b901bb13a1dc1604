package vn.luutru.adapter.eventstoredb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.EventLogContract;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.EventLog;

/** What projections need of a log, on the real image; skipped where no Docker engine runs. See the README. */
@IntegrationTest
class RealServerTest extends EventLogContract {

    private static final int PORT = 2113;
    private static final String IMAGE = "it.eventstoredb";

    private static GenericContainer<?> container;

    private TestDatabase database;
    private EventStoreFixture store;

    @BeforeAll
    @SuppressWarnings("resource") // stopped after all
    static void start() {
        String image = System.getProperty(IMAGE);
        assumeTrue(image != null, "Skipped: no image is named by -D" + IMAGE);
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Skipped: no Docker engine answers");
        container = new GenericContainer<>(DockerImageName.parse(image))
                .withCommand("--insecure", "--mem-db")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/health/live").forPort(PORT).forStatusCode(204))
                .withStartupTimeout(Duration.ofMinutes(3));
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        String prefix = "t"
                + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36)
                        .toLowerCase(Locale.ROOT);
        String connection = "kurrentdb://" + container.getHost() + ":" + container.getMappedPort(PORT) + "?tls=false";
        store = new EventStoreFixture(database, connection, prefix, InstantSource.fixed(EventStoreFixture.NOW));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Override
    protected EventLog log() {
        return store.log;
    }

    @Override
    protected void append(List<Event> events) {
        for (Event event : events) {
            store.journal.record(event).join();
        }
    }
}
