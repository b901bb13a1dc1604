package vn.luutru.peer;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** Stores an event's bytes as they are: the peer pays nothing for its form. */
final class RawSerializer implements Serializer {

    private static final byte[] NOTHING = {'{', '}'};

    private final Converter converter = new ChainingConverter();

    @Override
    @SuppressWarnings("unchecked")
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        byte[] bytes = object instanceof Axon4Jdbc.Declared event ? event.content() : NOTHING;
        if (representation != byte[].class) {
            throw new IllegalArgumentException("Bytes only, not " + representation);
        }
        return new SimpleSerializedObject<>((T) bytes, representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == byte[].class;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (MetaData.class.getName().equals(stored.getType().getName())) {
            return (T) MetaData.emptyInstance();
        }
        return (T) new Axon4Jdbc.Declared("", (byte[]) stored.getData());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return Axon4Jdbc.Declared.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return new SimpleSerializedType(type == null ? "empty" : type.getName(), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
