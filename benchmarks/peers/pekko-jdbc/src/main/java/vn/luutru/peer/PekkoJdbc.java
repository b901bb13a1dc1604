package vn.luutru.peer;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.Recovery;

/**
 * Apache Pekko Persistence JDBC: one persistent actor for each stay, which stops when its event is stored.
 *
 * <p>Set up in the peer's favour: events are raw bytes, nothing is replayed and no snapshot is looked for, and the
 * journal writes in groups, as is its default.
 */
public final class PekkoJdbc implements Peer {

    private static final String SETTINGS = """
            pekko.loglevel = ERROR
            pekko.stdout-loglevel = ERROR
            pekko.actor.allow-java-serialization = off
            pekko.persistence.journal.plugin = "jdbc-journal"
            pekko.persistence.snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
            pekko.persistence.max-concurrent-recoveries = 4096
            jdbc-journal.circuit-breaker.call-timeout = 60s
            jdbc-journal.recovery-event-timeout = 60s
            jdbc-journal.slick {
              profile = "slick.jdbc.PostgresProfile$"
              db {
                driver = "org.postgresql.Driver"
                numThreads = 32
                maxConnections = 32
                minConnections = 32
                queueSize = 10000
              }
            }
            """;

    private final ActorSystem system;

    private PekkoJdbc(String url) throws IOException, SQLException {
        createTables(url);
        Config config = ConfigFactory.parseString("jdbc-journal.slick.db.url = \"" + url + '"')
                .withFallback(ConfigFactory.parseString(SETTINGS))
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create("peer", config);
    }

    private static void createTables(String url) throws IOException, SQLException {
        try (InputStream script = PekkoJdbc.class.getResourceAsStream("/schema/postgres/postgres-create-schema.sql");
                Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (script == null) {
                throw new IOException("Pekko's own schema is not in its jar");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute("DROP TABLE IF EXISTS event_tag, event_journal, snapshot, durable_state");
            for (String part : text.split(";", -1)) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        }
    }

    /** The actor of one stay. */
    static final class Stay extends AbstractPersistentActor {

        private final String id;
        private final byte[] content;
        private final CompletableFuture<Void> done;

        Stay(String id, byte[] content, CompletableFuture<Void> done) {
            this.id = id;
            this.content = content;
            this.done = done;
        }

        @Override
        public String persistenceId() {
            return id;
        }

        @Override
        public Recovery recovery() {
            return Recovery.none();
        }

        @Override
        public Receive createReceiveRecover() {
            return receiveBuilder().build();
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .matchEquals("declare", message -> persist(content, stored -> {
                        done.complete(null);
                        getContext().stop(getSelf());
                    }))
                    .build();
        }

        @Override
        public void onPersistFailure(Throwable cause, Object event, long sequence) {
            done.completeExceptionally(cause);
        }

        @Override
        public void onRecoveryFailure(Throwable cause, scala.Option<Object> event) {
            done.completeExceptionally(cause);
        }
    }

    @Override
    public CompletableFuture<?> declare(UUID stream, byte[] event) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ActorRef stay = system.actorOf(Props.create(Stay.class, () -> new Stay(stream.toString(), event, done)));
        stay.tell("declare", ActorRef.noSender());
        return done;
    }

    @Override
    public void close() {
        system.terminate();
    }

    /** @param args the address of the database for JDBC */
    public static void main(String[] args) throws Exception {
        try (PekkoJdbc peer = new PekkoJdbc(args[0])) {
            Conversation.hold(peer);
        }
    }
}
