package vn.luutru.declaration.codec.answer;

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
import vn.luutru.declaration.finding.Findings;

/** The parts that all answers to declarations share: receipts, findings, times. Safe for many threads. */
public final class AnswerJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("")
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private AnswerJson() {}

    /** A generator that writes values one after another, with nothing between them. */
    public static JsonGenerator to(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** What a caller writes, as UTF-8. */
    public static byte[] bytes(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = to(out)) {
            content.accept(json);
        }
        return out.toByteArray();
    }

    /** The member {@code findings}, with texts in a language. */
    public static void findings(JsonGenerator json, List<Finding> findings, Locale locale) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code().name());
            json.writeStringProperty("severity", finding.code().severity().code());
            json.writeStringProperty("field", finding.field());
            json.writeStringProperty("message", Findings.text(finding, locale));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of a receipt; what it does not have is left out. */
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
            json.writeStringProperty("timeliness", receipt.timeliness().code());
        }
    }

    /** Of a UTC instant. */
    public static void instant(JsonGenerator json, String name, Instant instant) {
        json.writeStringProperty(name, Iso.text(instant));
    }

    /** A member that may be null. */
    public static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
