package vn.luutru.eventstore;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/**
 * What a {@link StreamHandler} makes of a command.
 *
 * @param <R>     the outcome that the result message carries
 * @param event   to be appended when the unit of work commits, or null
 * @param outcome called once the event is on disk; its argument is null when there was no event
 */
public record HandlerResult<R>(@Nullable Event event, Function<@Nullable Recorded<Event>, R> outcome) {

    /** Nothing is to be appended. */
    public static <R> HandlerResult<R> of(R outcome) {
        return new HandlerResult<>(null, nothing -> outcome);
    }
}
