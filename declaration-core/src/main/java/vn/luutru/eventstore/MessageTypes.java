package vn.luutru.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.core.MessageType;

/** Message types by the class of the payload, without Axon's reflection on every message. */
final class MessageTypes {

    private static final Map<Class<?>, MessageType> TYPES = new ConcurrentHashMap<>();

    private MessageTypes() {}

    /** The type under which Axon itself would name messages with such a payload. */
    static MessageType of(Class<?> payload) {
        MessageType known = TYPES.get(payload);
        return known == null ? TYPES.computeIfAbsent(payload, MessageType::new) : known;
    }
}
