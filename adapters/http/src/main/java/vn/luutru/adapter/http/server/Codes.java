package vn.luutru.adapter.http.server;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import vn.luutru.declaration.code.Code;

/** Constants are sent by their codes: whoever renames one in the program changes no answer. */
public final class Codes extends SimpleModule {

    public Codes() {
        super("codes");
        addSerializer(Code.class, new Writer());
    }

    private static final class Writer extends StdSerializer<Code> {

        Writer() {
            super(Code.class);
        }

        @Override
        public void serialize(Code code, JsonGenerator json, SerializationContext context) {
            json.writeString(code.code());
        }
    }
}
