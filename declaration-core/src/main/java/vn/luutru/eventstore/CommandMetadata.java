package vn.luutru.eventstore;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.axonframework.messaging.commandhandling.CommandMessage;

/** The metadata of every command on the bus. */
public final class CommandMetadata {

    /** The id of the key or account that gave the command. */
    public static final String CALLER = "caller";

    /** When the service received the command, ISO 8601 in UTC: the instant that deadlines are judged by. */
    public static final String RECEIVED_AT = "receivedAt";

    /** The same for all attempts of one call, however often it lost a race. */
    public static final String CORRELATION_ID = "correlationId";

    private CommandMetadata() {}

    /** @throws IllegalArgumentException if the message does not name its caller */
    public static String caller(CommandMessage message) {
        return required(message, CALLER);
    }

    /** @throws IllegalArgumentException if the message does not say when it was received, or not in ISO 8601 */
    public static Instant receivedAt(CommandMessage message) {
        try {
            return Instant.parse(required(message, RECEIVED_AT));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Metadata " + RECEIVED_AT + " is not an ISO 8601 instant", e);
        }
    }

    private static String required(CommandMessage message, String key) {
        String value = message.metadata().get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A command needs the metadata " + key);
        }
        return value;
    }
}
