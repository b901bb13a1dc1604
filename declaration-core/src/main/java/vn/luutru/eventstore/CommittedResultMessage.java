package vn.luutru.eventstore;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.Message;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command. Its payload is the outcome, which is known once the unit of work has committed: a receipt
 * names the position of its event. Until then {@link #payload()} throws an {@link IllegalStateException}.
 */
final class CommittedResultMessage<R> extends GenericCommandResultMessage {

    private final Class<R> type;
    private final Supplier<R> outcome;

    private CommittedResultMessage(Message message, Class<R> type, Supplier<R> outcome) {
        super(message);
        this.type = type;
        this.outcome = outcome;
    }

    static <R> CommittedResultMessage<R> of(Class<R> type, Supplier<R> outcome) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return new CommittedResultMessage<>(
                new GenericMessage(id, MessageTypes.of(type), null, Map.of()), type, outcome);
    }

    @Override
    public R payload() {
        return outcome.get();
    }

    @Override
    public Class<?> payloadType() {
        return type;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the supertype has it
    public <T> @Nullable T payloadAs(Type wanted, @Nullable Converter converter) {
        if (wanted instanceof Class<?> known && known.isAssignableFrom(type)) {
            return (T) outcome.get();
        }
        throw new IllegalArgumentException("An outcome is not converted");
    }

    @Override
    public CommandResultMessage withMetadata(Map<String, String> metadata) {
        return new CommittedResultMessage<>(delegate().withMetadata(metadata), type, outcome);
    }

    @Override
    public CommandResultMessage andMetadata(Map<String, String> metadata) {
        return new CommittedResultMessage<>(delegate().andMetadata(metadata), type, outcome);
    }

    /** Without the payload: findings may quote what was declared. */
    @Override
    protected void describeTo(StringBuilder text) {
        text.append("type={").append(type()).append('}');
    }

    @Override
    protected String describeType() {
        return "CommittedResultMessage";
    }
}
