package vn.luutru.declaration.codec.stored;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Which establishment a stored event names, without reading the rest of it. */
public final class StoredEstablishment {

    private static final String MEMBER = "establishment";

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private StoredEstablishment() {}

    /** @return null if the open part of an event names none, or is damaged */
    public static @Nullable EstablishmentId of(byte[] open) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), open)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = in.currentName().equals(MEMBER);
                if (in.nextToken() == JsonToken.VALUE_STRING && found) {
                    return new EstablishmentId(in.getString());
                }
                in.skipChildren();
            }
            return null;
        } catch (JacksonException | IllegalArgumentException damaged) {
            // Whoever needs the facts of it finds out what is damaged, and where.
            return null;
        }
    }
}
