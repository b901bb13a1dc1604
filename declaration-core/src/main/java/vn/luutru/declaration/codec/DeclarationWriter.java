package vn.luutru.declaration.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Code;

/** Facts of a stay in the shape in which they are declared: the opposite of {@link DeclarationReader}. */
public final class DeclarationWriter {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private DeclarationWriter() {}

    /** One JSON object in UTF-8 with the facts that are there. */
    public static byte[] json(StayDetails details) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            write(out, details);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * The facts as members of an object that is being written. The fields stand in the order of their pointers, so that
     * objects open and close as the pointers go.
     */
    public static void write(JsonGenerator out, StayDetails details) {
        String[] open = {};
        for (Field field : Field.all()) {
            Object value = details.get(field);
            if (value == null) {
                continue;
            }
            String[] path = field.pointer().substring(1).split("/");
            int shared = 0;
            while (shared < open.length && shared < path.length - 1 && open[shared].equals(path[shared])) {
                shared++;
            }
            for (int i = open.length; i > shared; i--) {
                out.writeEndObject();
            }
            for (int i = shared; i < path.length - 1; i++) {
                out.writeObjectPropertyStart(path[i]);
            }
            open = Arrays.copyOf(path, path.length - 1);
            out.writeStringProperty(path[path.length - 1], value instanceof Code code ? code.code() : value.toString());
        }
        for (int i = open.length; i > 0; i--) {
            out.writeEndObject();
        }
    }
}
