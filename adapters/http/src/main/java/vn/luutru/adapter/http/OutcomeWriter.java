package vn.luutru.adapter.http;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vn.luutru.declaration.Receipt;

/** Outcomes as the contract has them: as a line of a push, as the answer of a single call, and the last line. */
final class OutcomeWriter {

    private OutcomeWriter() {}

    /** One outcome of a push, without its line end. */
    static void line(
            JsonGenerator json,
            long line,
            @Nullable String establishment,
            @Nullable String reference,
            Answer answer,
            Locale locale) {
        json.writeStartObject();
        json.writeNumberProperty("line", line);
        content(json, establishment, reference, answer, locale);
        json.writeEndObject();
    }

    /** The answer of a single call. */
    static byte[] single(String establishment, String reference, Answer answer, Locale locale) {
        return Json.bytes(json -> {
            json.writeStartObject();
            content(json, establishment, reference, answer, locale);
            json.writeEndObject();
        });
    }

    /** The last line of a push. */
    static void summary(JsonGenerator json, UUID batch, Tally tally) {
        json.writeStartObject();
        json.writeObjectPropertyStart("summary");
        json.writeStringProperty("batch", batch.toString());
        json.writeNumberProperty("received", tally.received());
        json.writeNumberProperty("accepted", tally.accepted());
        json.writeNumberProperty("replayed", tally.replayed());
        json.writeNumberProperty("rejected", tally.rejected());
        json.writeStringProperty("verdict", tally.verdict().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void content(
            JsonGenerator json,
            @Nullable String establishment,
            @Nullable String reference,
            Answer answer,
            Locale locale) {
        Json.text(json, "establishmentId", establishment);
        Json.text(json, "reference", reference);
        json.writeStringProperty("outcome", answer.kind().name());
        Receipt receipt = answer.receipt();
        if (receipt != null) {
            json.writeObjectPropertyStart("receipt");
            Json.receipt(json, receipt);
            json.writeEndObject();
        }
        Json.findings(json, answer.findings(), locale);
    }
}
