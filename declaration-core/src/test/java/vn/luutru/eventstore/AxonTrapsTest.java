package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.conversion.PassThroughConverter;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.StorageEngineBackedEventStore;
import org.axonframework.messaging.core.ClassBasedMessageTypeResolver;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.core.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.core.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.UnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventBus;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.annotation.EventHandler;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.modelling.annotation.AnnotationBasedEntityEvolvingComponent;
import org.axonframework.modelling.repository.ManagedEntity;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;

/**
 * What Axon 5.0.1 does and should not. A test that fails here is good news: its message says which guard of ours may
 * go with the new release.
 */
class AxonTrapsTest {

    private static final NilReported FIRST = nil("38-16531-0001");
    private static final NilReported OTHER = nil("38-16531-0002");

    private static final AtomicInteger SWITCHED = new AtomicInteger();

    private final UnitOfWorkFactory units = new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE);

    @Test
    void publishing_without_a_unit_of_work_reports_success_although_nothing_was_stored() {
        ListEngine refusing = new ListEngine() {
            @Override
            protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                return CompletableFuture.failedFuture(
                        AppendEventsTransactionRejectedException.conflictingEventsDetected(after));
            }
        };

        CompletableFuture<Void> published = store(refusing).publish(null, List.of(message(FIRST)));

        assertThat(published)
                .as("Fixed in Axon: CommandExecutor need no longer be the only way to append")
                .isCompleted();
        assertThat(refusing.size()).isZero();
    }

    @Test
    void an_event_of_one_entity_changes_another_of_the_same_unit_of_work() {
        ListEngine engine = new ListEngine();
        EventStore store = store(engine);
        EventSourcingRepository<String, Integer> counters = new EventSourcingRepository<>(
                String.class,
                Integer.class,
                store,
                EventSourcedEntityFactory.fromIdentifier(id -> 0),
                (id, context) -> EventCriteria.havingTags(Tag.of(CommandExecutor.STREAM_TAG, id)),
                (count, event, context) -> count + 1);
        AtomicReference<Integer> seen = new AtomicReference<>();

        Throwable failure = failureOf(context -> {
            ManagedEntity<String, Integer> touched =
                    counters.persist(FIRST.stream().toString(), 0, context);
            ManagedEntity<String, Integer> untouched =
                    counters.persist(OTHER.stream().toString(), 0, context);
            store.transaction(context).appendEvent(message(FIRST));
            assertThat(touched.entity()).isEqualTo(1);
            seen.set(untouched.entity());
            return CompletableFuture.completedFuture(null);
        });

        assertThat(failure).isNull();
        assertThat(seen)
                .as("Fixed in Axon: a command may touch more than one stay")
                .hasValue(1);
    }

    @Test
    void two_streams_cannot_be_read_in_one_unit_of_work() {
        EventStore store = store(new ListEngine());

        Throwable failure = failureOf(context -> {
            var transaction = store.transaction(context);
            return drained(transaction.source(condition(FIRST)))
                    .thenCompose(first -> drained(transaction.source(condition(OTHER))))
                    .thenApply(second -> {
                        transaction.appendEvent(message(FIRST));
                        return null;
                    });
        });

        assertThat(failure)
                .as("Fixed in Axon: a decision may read more than one stream")
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_handler_of_a_sealed_interface_is_never_called() {
        AtomicReference<EventMessage> handled = new AtomicReference<>();
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent()
                .subscribe(new QualifiedName(Event.class), (event, context) -> {
                    handled.set(event);
                    return MessageStream.empty();
                });

        Throwable failure = failureOf(context -> {
            component.handle(message(FIRST), context);
            return CompletableFuture.completedFuture(null);
        });

        assertThat(failure).isNull();

        assertThat(handled)
                .as("Fixed in Axon: handlers may be registered for sealed interfaces")
                .hasValue(null);
    }

    @Test
    void an_annotated_evolve_of_a_sealed_state_loses_the_change_of_class() {
        var inspector = AnnotatedHandlerInspector.inspectType(
                Lamp.class,
                ClasspathParameterResolverFactory.forClass(Lamp.class),
                ClasspathHandlerDefinition.forClass(Lamp.class),
                Set.of(Off.class, On.class));
        var evolving = new AnnotationBasedEntityEvolvingComponent<>(
                Lamp.class,
                inspector,
                new DelegatingEventConverter(PassThroughConverter.INSTANCE),
                new ClassBasedMessageTypeResolver());
        AtomicReference<Lamp> after = new AtomicReference<>();

        Throwable failure = failureOf(context -> {
            after.set(evolving.evolve(new Off(), message(FIRST), context));
            return CompletableFuture.completedFuture(null);
        });

        assertThat(failure).isNull();
        assertThat(SWITCHED).hasPositiveValue();
        assertThat(after.get())
                .as("Fixed in Axon: states may be evolved by annotated methods")
                .isInstanceOf(Off.class);
    }

    sealed interface Lamp permits Off, On {}

    record Off() implements Lamp {
        @EventHandler
        Lamp on(NilReported event) {
            SWITCHED.incrementAndGet();
            return new On();
        }
    }

    record On() implements Lamp {}

    private Throwable failureOf(Function<ProcessingContext, CompletableFuture<Object>> work) {
        return units.create()
                .executeWithResult(work)
                .handle((result, failure) -> failure)
                .join();
    }

    private static CompletableFuture<Integer> drained(MessageStream<? extends EventMessage> stream) {
        return stream.reduce(0, (count, entry) -> count + 1);
    }

    private static EventStore store(ListEngine engine) {
        return new StorageEngineBackedEventStore(
                engine,
                new SimpleEventBus(),
                event -> Set.of(Tag.of(
                        CommandExecutor.STREAM_TAG,
                        ((Event) Objects.requireNonNull(event.payload()))
                                .stream().toString())));
    }

    private static SourcingCondition condition(Event event) {
        return SourcingCondition.conditionFor(EventCriteria.havingTags(
                Tag.of(CommandExecutor.STREAM_TAG, event.stream().toString())));
    }

    private static EventMessage message(Event event) {
        return new GenericEventMessage("1", new MessageType(event.getClass()), event, Map.of(), Samples.NOW);
    }

    private static NilReported nil(String establishment) {
        return new NilReported(
                new EstablishmentId(establishment), java.time.LocalDate.of(2026, 7, 1), Samples.NOW, "key-1");
    }
}
