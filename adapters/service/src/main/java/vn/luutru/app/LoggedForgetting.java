package vn.luutru.app;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.Forgetting;
import vn.luutru.adapter.postgres.PostgresForgetting;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Journal;
import vn.luutru.declaration.MonthForgotten;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayEvent.StayForgotten;
import vn.luutru.declaration.StayId;
import vn.luutru.eventstore.CommandExecutor;

/**
 * Says first in the log that a key is destroyed, then destroys it. A crash in between is made good at the next start;
 * the other order could leave a stay that nobody can read and nobody knows why.
 */
final class LoggedForgetting implements Forgetting {

    private final CommandExecutor executor;
    private final Journal journal;
    private final PostgresForgetting keys;

    LoggedForgetting(CommandExecutor executor, Journal journal, PostgresForgetting keys) {
        this.executor = executor;
        this.journal = journal;
        this.keys = keys;
    }

    @Override
    public Optional<Long> forget(StayId stay, Instant at, String by) {
        Optional<Long> position = executor.decide(stay.value(), false, history -> step(history, stay, at, by))
                .join();
        if (position.isPresent()) {
            keys.destroy(stay);
        }
        return position;
    }

    @Override
    public long forget(YearMonth month, Instant at, String by) {
        long position = journal.record(new MonthForgotten(month, at, by))
                .join()
                .recorded()
                .position();
        keys.destroy(month);
        return position;
    }

    private static CommandExecutor.Step<Optional<Long>> step(
            List<Recorded<Event>> history, StayId stay, Instant at, String by) {
        if (history.isEmpty()) {
            return CommandExecutor.Step.answer(Optional.empty());
        }
        for (Recorded<Event> told : history) {
            if (told.event() instanceof StayForgotten) {
                return CommandExecutor.Step.answer(Optional.of(told.position()));
            }
        }
        Function<@Nullable Recorded<Event>, Optional<Long>> answer =
                recorded -> recorded == null ? Optional.empty() : Optional.of(recorded.position());
        return new CommandExecutor.Step<>(new StayForgotten(stay, at, by), answer);
    }
}
