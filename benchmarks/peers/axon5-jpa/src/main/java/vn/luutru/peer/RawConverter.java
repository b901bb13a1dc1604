package vn.luutru.peer;

import java.lang.reflect.Type;
import java.util.Map;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;

/** Stores an event's bytes as they are, and its metadata in two bytes: the peer pays nothing for its form. */
final class RawConverter implements EventConverter {

    private static final byte[] NOTHING = {'{', '}'};

    private final Converter bytes;

    RawConverter(Converter bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean canConvert(Type source, Type target) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T convert(Object input, Type target) {
        return input instanceof Map<?, ?> && target == byte[].class ? (T) NOTHING : bytes.convert(input, target);
    }

    @Override
    public <E extends EventMessage, T> T convertPayload(E event, Type target) {
        return convert(event.payload(), target);
    }

    @Override
    public <E extends EventMessage> E convertEvent(E event, Type target) {
        return event;
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("form", "bytes");
    }
}
