package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.EstablishmentCommand.Close;
import vn.luutru.declaration.establishment.EstablishmentCommand.Describe;
import vn.luutru.declaration.establishment.EstablishmentCommand.Reopen;
import vn.luutru.declaration.establishment.EstablishmentCommand.Suspend;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.journal.EraseStay;
import vn.luutru.declaration.journal.JournalCommand.EraseMonth;
import vn.luutru.declaration.journal.JournalCommand.RecordQuery;
import vn.luutru.declaration.journal.JournalCommand.ReportNil;

/** The command bus as a user of Axon knows it. */
class CommandBusTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private final List<CommandMessage> dispatched = new ArrayList<>();
    private final List<CommandMessage> handled = new ArrayList<>();
    private final List<Object> outcomes = new ArrayList<>();

    @Test
    void every_command_is_on_the_bus_under_its_own_name_with_its_metadata() {
        RunningBus bus = new RunningBus(new ListEngine(), List.of(tracing()), List.of(seeing()));

        bus.establishments
                .submit(new Describe(Samples.hotel()), Samples.NOW, "admin")
                .join();
        bus.establishments
                .submit(new Suspend(Samples.ESTABLISHMENT, MARCH, "Sửa chữa"), Samples.NOW, "admin")
                .join();
        bus.establishments
                .submit(new Reopen(Samples.ESTABLISHMENT, MARCH), Samples.NOW, "admin")
                .join();
        bus.submit(checkIn());
        bus.submit(new CheckOut(Samples.ESTABLISHMENT, "R-1", Samples.ARRIVAL.plusSeconds(60)));
        bus.submit(new Correct(Samples.ESTABLISHMENT, "R-1", room("302"), "Đổi phòng"));
        bus.submit(new Cancel(Samples.ESTABLISHMENT, "R-1", CancellationReason.DUPLICATE));
        bus.journal
                .record(new NilReported(Samples.ESTABLISHMENT, MARCH, Samples.NOW, "key-1"))
                .join();
        bus.journal.record(queried()).join();
        bus.journal
                .record(new MonthForgotten(java.time.YearMonth.of(2026, 3), Samples.NOW, "admin"))
                .join();
        bus.erasure.erase(checkIn().stay(), Samples.NOW, "admin").join();
        bus.establishments
                .submit(new Close(Samples.ESTABLISHMENT, MARCH, "Thôi"), Samples.NOW, "admin")
                .join();

        assertThat(handled)
                .extracting(message -> message.type().qualifiedName().name())
                .containsExactly(
                        Describe.class.getName(),
                        Suspend.class.getName(),
                        Reopen.class.getName(),
                        CheckIn.class.getName(),
                        CheckOut.class.getName(),
                        Correct.class.getName(),
                        Cancel.class.getName(),
                        ReportNil.class.getName(),
                        RecordQuery.class.getName(),
                        EraseMonth.class.getName(),
                        EraseStay.class.getName(),
                        Close.class.getName());
        assertThat(handled).allSatisfy(message -> {
            assertThat(message.payloadType().getName())
                    .isEqualTo(message.type().qualifiedName().name());
            assertThat(CommandMetadata.caller(message)).isNotBlank();
            assertThat(CommandMetadata.receivedAt(message)).isEqualTo(Samples.NOW);
            assertThat(message.metadata()).containsKey(CommandMetadata.CORRELATION_ID);
        });
    }

    @Test
    void what_a_dispatch_interceptor_adds_reaches_the_handler_and_the_result_carries_the_outcome() {
        RunningBus bus = new RunningBus(new ListEngine(), List.of(tracing()), List.of(seeing()));

        Outcome outcome = bus.submit(checkIn());

        assertThat(handled)
                .singleElement()
                .satisfies(message -> assertThat(message.metadata()).containsEntry("traceId", "1"));
        assertThat(outcomes).singleElement().isEqualTo(outcome);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_handler_interceptor_can_measure_a_unit_of_work_to_its_commit() {
        AtomicInteger committed = new AtomicInteger();
        RunningBus bus = new RunningBus(new ListEngine(), List.of(), List.of((message, context, chain) -> {
            context.runOnAfterCommit(done -> committed.incrementAndGet());
            return chain.proceed(message, context);
        }));

        bus.submit(checkIn());

        assertThat(committed).hasValue(1);
    }

    @Test
    void an_interceptor_that_refuses_a_command_stores_nothing() {
        ListEngine engine = new ListEngine();
        RunningBus bus = new RunningBus(
                engine,
                List.of((message, context, chain) -> MessageStream.failed(new SecurityException("not now"))),
                List.of());

        assertThatThrownBy(() -> bus.submit(checkIn())).hasCauseInstanceOf(SecurityException.class);
        assertThat(engine.size()).isZero();
    }

    @Test
    void an_interceptor_that_throws_fails_the_call_at_once() {
        RunningBus bus = new RunningBus(
                new ListEngine(),
                List.of((message, context, chain) -> {
                    throw new SecurityException("thrown");
                }),
                List.of());

        assertThatThrownBy(() -> bus.submit(checkIn())).hasCauseInstanceOf(SecurityException.class);
    }

    @Test
    void the_caller_that_an_interceptor_sets_is_the_caller_of_the_event() {
        ListEngine engine = new ListEngine();
        RunningBus bus = new RunningBus(engine, List.of(adding(CommandMetadata.CALLER, "impersonated")), List.of());
        bus.establishments
                .submit(new Describe(Samples.hotel()), Samples.NOW, "admin")
                .join();

        bus.submit(checkIn());

        GuestCheckedIn event = (GuestCheckedIn)
                engine.stored(checkIn().stay().value()).getFirst().event();
        assertThat(event.declaredBy()).isEqualTo("impersonated");
    }

    @Test
    void a_message_of_another_party_is_handled_as_well() throws Exception {
        RunningBus bus = new RunningBus(new ListEngine(), List.of(), List.of());
        bus.establishments
                .submit(new Describe(Samples.hotel()), Samples.NOW, "admin")
                .join();
        CommandMessage foreign = new GenericCommandMessage(
                new MessageType(CheckIn.class),
                checkIn(),
                Map.of(CommandMetadata.CALLER, "import", CommandMetadata.RECEIVED_AT, Samples.NOW.toString()));

        CommandResultMessage first = bus.executor.bus().dispatch(foreign, null).get();
        CommandResultMessage again = bus.executor.bus().dispatch(foreign, null).get();

        assertThat(first.payload()).isInstanceOf(Outcome.Accepted.class);
        assertThat(first.payloadAs(Outcome.class)).isEqualTo(first.payload()).isNotNull();
        assertThat(again.payload()).isInstanceOf(Outcome.Replayed.class);
    }

    @Test
    void a_message_without_a_caller_or_for_an_unknown_establishment_is_refused() {
        RunningBus bus = new RunningBus(new ListEngine(), List.of(), List.of());
        CommandMessage nameless = new GenericCommandMessage(new MessageType(CheckIn.class), checkIn());
        CommandMessage astray = new GenericCommandMessage(
                new MessageType(CheckIn.class),
                checkIn(),
                Map.of(CommandMetadata.CALLER, "import", CommandMetadata.RECEIVED_AT, Samples.NOW.toString()));

        assertThat(bus.executor.bus().dispatch(nameless, null))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining(CommandMetadata.CALLER);
        assertThat(bus.executor.bus().dispatch(astray, null))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withMessageContaining("not registered");
    }

    @Test
    void another_attempt_is_the_same_message_and_the_number_of_attempts_is_bounded() {
        RunningBus bus = new RunningBus(
                new ListEngine() {
                    @Override
                    protected CompletableFuture<LogPosition> write(Event event, long version, ConsistencyMarker after) {
                        return CompletableFuture.failedFuture(
                                AppendEventsTransactionRejectedException.conflictingEventsDetected(after));
                    }
                },
                List.of(tracing()),
                List.of());

        assertThatThrownBy(() -> bus.submit(checkIn())).hasMessageContaining("Too many declarations");
        assertThat(dispatched).hasSize(8);
        assertThat(dispatched.stream().map(Message::identifier).distinct()).hasSize(1);
    }

    @Test
    void a_message_in_a_log_names_nobody() {
        RunningBus bus = new RunningBus(new ListEngine(), List.of(tracing()), List.of());
        bus.submit(checkIn());

        String name = Objects.requireNonNull((String) checkIn().details().get(Field.FULL_NAME));
        assertThat(dispatched.getFirst()).asString().contains("CheckIn").doesNotContain(name);
    }

    private MessageDispatchInterceptor<CommandMessage> tracing() {
        return (message, context, chain) -> {
            dispatched.add(message);
            return chain.proceed(message.andMetadata(Map.of("traceId", "" + dispatched.size())), context)
                    .onNext(entry -> outcomes.add(((CommandResultMessage) entry.message()).payload()));
        };
    }

    private static MessageDispatchInterceptor<CommandMessage> adding(String key, String value) {
        return (message, context, chain) -> chain.proceed(message.andMetadata(Map.of(key, value)), context);
    }

    private MessageHandlerInterceptor<CommandMessage> seeing() {
        return (message, context, chain) -> {
            handled.add(message);
            return chain.proceed(message, context);
        };
    }

    private static CheckIn checkIn() {
        return new CheckIn(Samples.ESTABLISHMENT, "R-1", Samples.guest().build());
    }

    private static Changes room(String room) {
        return new Changes(StayDetails.builder().set(Field.ROOM, room).build(), java.util.Set.of());
    }

    private static PersonsQueried queried() {
        return new PersonsQueried(
                new java.util.UUID(1, 2),
                "officer",
                "POLICE",
                null,
                "inspection",
                null,
                "residents",
                Map.of(),
                0,
                Samples.NOW);
    }
}
