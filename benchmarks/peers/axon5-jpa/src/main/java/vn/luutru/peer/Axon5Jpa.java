package vn.luutru.peer;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.conversion.PassThroughConverter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.StorageEngineBackedEventStore;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.TransactionalUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventBus;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Axon 5.0.1 with its own JPA engine, on Hibernate.
 *
 * <p>Set up in the peer's favour: the same thin shell as ours above the engine, messages without reflection, nothing
 * sourced before the first event of a stream, one thread and one connection for each command under way.
 */
public final class Axon5Jpa implements Peer {

    private static final MessageType DECLARE = new MessageType("peer.Declare");
    private static final MessageType DECLARED = new MessageType("peer.Declared");

    private record Declare(String stay, byte[] content) {}

    private final HikariDataSource connections;
    private final EntityManagerFactory factory;
    private final ExecutorService threads = Executors.newFixedThreadPool(Pool.CONNECTIONS);
    private final AggregateBasedJpaEventStorageEngine engine;
    private final CommandBus bus;

    private Axon5Jpa(String url) {
        connections = Pool.of(url);
        factory = new PersistenceConfiguration("peer")
                .managedClass(AggregateEventEntry.class)
                .property("hibernate.connection.datasource", connections)
                .property("hibernate.hbm2ddl.auto", "create")
                .property("hibernate.jdbc.batch_size", "50")
                .createEntityManagerFactory();
        Transactions transactions = new Transactions(factory);
        engine = new AggregateBasedJpaEventStorageEngine(
                transactions, transactions, new RawConverter(PassThroughConverter.INSTANCE), c -> c);
        EventStore store = new StorageEngineBackedEventStore(
                engine, new SimpleEventBus(), event -> Set.of(new Tag("Stay", event.metadata().get("stay"))));
        bus = new SimpleCommandBus(
                        new TransactionalUnitOfWorkFactory(
                                transactions, new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE)),
                        java.util.List.of())
                .subscribe(DECLARE.qualifiedName(), (command, context) -> {
                    Declare declare = (Declare) command.payload();
                    store.transaction(context)
                            .appendEvent(new GenericEventMessage(
                                    DECLARED, declare.content(), Map.of("stay", declare.stay())));
                    return MessageStream.just(null);
                });
    }

    @Override
    public CompletableFuture<?> declare(UUID stream, byte[] event) {
        return CompletableFuture.supplyAsync(
                        () -> bus.dispatch(
                                new GenericCommandMessage(
                                        new GenericMessage(DECLARE, new Declare(stream.toString(), event))),
                                null),
                        threads)
                .thenCompose(done -> done);
    }

    @Override
    public void close() {
        engine.close();
        threads.shutdown();
        factory.close();
        connections.close();
    }

    /** @param args the address of the database for JDBC */
    public static void main(String[] args) throws Exception {
        try (Axon5Jpa peer = new Axon5Jpa(args[0])) {
            Conversation.hold(peer);
        }
    }
}
