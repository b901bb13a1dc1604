package vn.luutru.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Axon 4.13 with its JDBC engine: an aggregate that begins with its command.
 *
 * <p>Set up in the peer's favour: one thread and one connection for each command under way, and an insert that commits
 * by itself, which saves a round trip.
 */
public final class Axon4Jdbc implements Peer {

    /** The command. */
    public record Declare(@TargetAggregateIdentifier String stay, byte[] content) {}

    /** The event. */
    public record Declared(String stay, byte[] content) {}

    /** The aggregate. */
    public static class Stay {

        @AggregateIdentifier
        private String id;

        protected Stay() {}

        @CommandHandler
        public Stay(Declare command) {
            AggregateLifecycle.apply(new Declared(command.stay(), command.content()));
        }

        @EventSourcingHandler
        void on(Declared event) {
            id = event.stay();
        }
    }

    private final HikariDataSource connections;
    private final ExecutorService threads = Executors.newFixedThreadPool(Pool.CONNECTIONS);
    private final Configuration axon;

    private Axon4Jdbc(String url) {
        connections = Pool.of(url);
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new DataSourceConnectionProvider(connections))
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(new RawSerializer())
                .snapshotSerializer(new RawSerializer())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(c -> new RawSerializer())
                .configureEmbeddedEventStore(c -> engine)
                .configureCommandBus(
                        c -> AsynchronousCommandBus.builder().executor(threads).build())
                .configureAggregate(Stay.class)
                .start();
    }

    @Override
    public CompletableFuture<?> declare(UUID stream, byte[] event) {
        return axon.commandGateway().send(new Declare(stream.toString(), event));
    }

    @Override
    public void close() {
        axon.shutdown();
        threads.shutdown();
        connections.close();
    }

    /** @param args the address of the database for JDBC */
    public static void main(String[] args) throws Exception {
        try (Axon4Jdbc peer = new Axon4Jdbc(args[0])) {
            Conversation.hold(peer);
        }
    }
}
