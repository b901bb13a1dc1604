package vn.luutru.declaration.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an object that a JSON parser has just entered. */
final class JsonMembers implements MemberSource {

    private final JsonParser in;

    JsonMembers(JsonParser in) {
        this.in = in;
    }

    @Override
    public @Nullable String nextName() {
        return in.nextName();
    }

    @Override
    public Kind nextValue() {
        JsonToken token = in.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return Kind.TEXT;
        } else if (token == JsonToken.START_OBJECT) {
            return Kind.OBJECT;
        } else if (token == JsonToken.START_ARRAY) {
            return Kind.LIST;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return Kind.NUMBER;
        }
        return token == JsonToken.VALUE_NULL ? Kind.NULL : Kind.OTHER;
    }

    @Override
    public String text() {
        return in.getString();
    }

    @Override
    public void skip() {
        in.skipChildren();
    }
}
