package vn.luutru.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.core.MessageType;
import vn.luutru.declaration.Event;

/** Message types without Axon's reflection on every message. */
final class EventTypes {

    private static final Map<Class<?>, MessageType> TYPES = new ConcurrentHashMap<>();

    private EventTypes() {}

    static MessageType of(Event event) {
        MessageType known = TYPES.get(event.getClass());
        return known == null ? TYPES.computeIfAbsent(event.getClass(), MessageType::new) : known;
    }
}
