package vn.luutru.adapter.http.problem;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.finding.Finding;

/** The JSON of the contract that the write routes and the problems share. */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("")
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private Json() {}

    public static JsonGenerator to(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    public static byte[] bytes(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = to(out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    public static void findings(JsonGenerator json, List<Finding> findings, Locale locale) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code().name());
            json.writeStringProperty("severity", finding.code().severity().name());
            json.writeStringProperty("field", finding.field());
            json.writeStringProperty("message", Wording.text(finding, locale));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void receipt(JsonGenerator json, Receipt receipt) {
        json.writeStringProperty("number", receipt.number());
        json.writeStringProperty("stayId", receipt.stayId().toString());
        json.writeNumberProperty("position", receipt.position());
        instant(json, "recordedAt", receipt.recordedAt());
        instant(json, "reportedAt", receipt.reportedAt());
        if (receipt.dueAt() != null) {
            instant(json, "dueAt", receipt.dueAt());
        }
        if (receipt.timeliness() != null) {
            json.writeStringProperty("timeliness", receipt.timeliness().name());
        }
    }

    static void instant(JsonGenerator json, String name, Instant instant) {
        json.writeStringProperty(name, Iso.text(instant));
    }

    public static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
