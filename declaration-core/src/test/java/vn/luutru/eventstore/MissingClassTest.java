package vn.luutru.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;

/** A class that cannot be loaded, as after the jar was replaced under the service, is answered and not waited for. */
class MissingClassTest {

    enum Place {
        FIRST_HANDLER,
        HANDLER_AFTER_READING,
        OUTCOME
    }

    private record Command(Place place) {}

    private final CommandExecutor executor = new CommandExecutor(new ListEngine(), Duration.ofHours(1));

    @ParameterizedTest
    @EnumSource
    void the_caller_is_answered_wherever_it_is_missing(Place place) {
        CommandExecution<Command, String> commands =
                executor.subscribe(Command.class, Command.class, String.class, new Handler());
        Command command = new Command(place);
        CompletableFuture<String> answer =
                commands.execute(StreamCommandMessage.of(command, "test", Instant.EPOCH, command));
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    private static final class Handler implements StreamHandler<Command, String> {

        private static final NilReported EVENT =
                new NilReported(new EstablishmentId("38-16531-0001"), LocalDate.of(2026, 7, 1), Samples.NOW, "key-1");

        @Override
        public CompletableFuture<Command> input(CommandMessage message) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public UUID stream(Command command) {
            return EVENT.stream();
        }

        @Override
        public boolean usuallyFirst(Command command) {
            return command.place == Place.FIRST_HANDLER;
        }

        @Override
        public HandlerResult<String> handle(Command command, List<Recorded<Event>> history) {
            if (command.place == Place.OUTCOME) {
                return new HandlerResult<>(EVENT, recorded -> {
                    throw new NoClassDefFoundError("planted");
                });
            }
            throw new NoClassDefFoundError("planted");
        }
    }
}
