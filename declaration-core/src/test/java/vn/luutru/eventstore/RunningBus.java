package vn.luutru.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.MessageDispatchInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.rule.RuleBook;

/** The calls of the service over one bus. */
final class RunningBus {

    final CommandExecutor executor;
    final AxonDeclarations declarations;
    final AxonEstablishments establishments;
    final AxonJournal journal;
    final AxonStayErasure erasure;

    RunningBus(
            ListEngine engine,
            List<MessageDispatchInterceptor<CommandMessage>> dispatch,
            List<MessageHandlerInterceptor<CommandMessage>> handle) {
        ReceiptNumbers numbers = new ReceiptNumbers(new byte[32]);
        executor = new CommandExecutor(engine, Duration.ofSeconds(2), dispatch, handle);
        declarations = new AxonDeclarations(executor, StayDecider.by(RuleBook.STANDARD), numbers);
        establishments = new AxonEstablishments(executor);
        journal = new AxonJournal(executor, numbers);
        erasure = new AxonStayErasure(executor);
    }

    Outcome submit(StayCommand command) {
        return declarations
                .submit(Samples.submission(command, Samples.NOW, Samples.hotel()))
                .join();
    }
}
