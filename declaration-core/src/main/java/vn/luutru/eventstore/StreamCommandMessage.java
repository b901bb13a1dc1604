package vn.luutru.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.Metadata;
import org.jspecify.annotations.Nullable;

/** A command as this package dispatches it, with the input of its handler, which then need not be read from metadata. */
final class StreamCommandMessage extends GenericCommandMessage {

    private final @Nullable Object input;
    private final boolean mustRead;

    private StreamCommandMessage(Message message, @Nullable Object input, boolean mustRead) {
        super(message);
        this.input = input;
        this.mustRead = mustRead;
    }

    /** @param input of the handler; what the metadata say must be the same */
    static StreamCommandMessage of(Object command, String caller, Instant receivedAt, Object input) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Map<String, String> metadata = Map.of(
                CommandMetadata.CALLER,
                caller,
                CommandMetadata.RECEIVED_AT,
                receivedAt.toString(),
                CommandMetadata.CORRELATION_ID,
                id);
        return new StreamCommandMessage(
                new GenericMessage(id, MessageTypes.of(command.getClass()), command, metadata), input, false);
    }

    /** The input of the handler; null when an interceptor has changed the metadata it was made from. */
    @Nullable
    Object input() {
        return input;
    }

    /** Whether an attempt without a read has lost its race. */
    boolean mustRead() {
        return mustRead;
    }

    /** The same command for another attempt, which reads the stream first. */
    StreamCommandMessage reading() {
        return new StreamCommandMessage(delegate(), input, true);
    }

    @Override
    public CommandMessage withMetadata(Map<String, String> metadata) {
        return with(delegate().withMetadata(metadata));
    }

    @Override
    public CommandMessage andMetadata(Map<String, String> metadata) {
        return with(delegate().andMetadata(metadata));
    }

    private CommandMessage with(Message changed) {
        boolean same = same(changed, CommandMetadata.CALLER) && same(changed, CommandMetadata.RECEIVED_AT);
        return new StreamCommandMessage(changed, same ? input : null, mustRead);
    }

    private boolean same(Message changed, String key) {
        Metadata known = metadata();
        String value = known.get(key);
        return value != null && value.equals(changed.metadata().get(key));
    }

    /** Without the payload: it names guests, and messages come into logs. */
    @Override
    protected void describeTo(StringBuilder text) {
        text.append("type={")
                .append(type())
                .append("}, messageIdentifier='")
                .append(identifier())
                .append('\'');
    }

    @Override
    protected String describeType() {
        return "StreamCommandMessage";
    }
}
