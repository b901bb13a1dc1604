package vn.luutru.adapter.http.fastpath;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vn.luutru.adapter.http.problem.Json;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.DeclarationOutcome;

/** Outcomes as the contract has them: as a line of a push, as the answer to a single call, and the last line. */
final class OutcomeWriter {

    private OutcomeWriter() {}

    /** One outcome of a push, without its line end. */
    static void line(
            JsonGenerator json,
            long line,
            @Nullable String establishment,
            @Nullable String reference,
            DeclarationOutcome outcome,
            Locale locale) {
        json.writeStartObject();
        json.writeNumberProperty("line", line);
        content(json, establishment, reference, outcome, locale);
        json.writeEndObject();
    }

    /** The answer to a single call. */
    static byte[] single(String establishment, String reference, DeclarationOutcome outcome, Locale locale) {
        return Json.bytes(json -> {
            json.writeStartObject();
            content(json, establishment, reference, outcome, locale);
            json.writeEndObject();
        });
    }

    /** The last line of a push. */
    static void summary(JsonGenerator json, UUID batch, BatchSummary summary) {
        json.writeStartObject();
        json.writeObjectPropertyStart("summary");
        json.writeStringProperty("batch", batch.toString());
        json.writeNumberProperty("received", summary.received());
        json.writeNumberProperty("accepted", summary.accepted());
        json.writeNumberProperty("replayed", summary.replayed());
        json.writeNumberProperty("rejected", summary.rejected());
        json.writeStringProperty("verdict", summary.verdict().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The last line of an upload that was broken off: instead of the summary, why. */
    static void aborted(JsonGenerator json, Finding why, Locale locale) {
        json.writeStartObject();
        json.writeObjectPropertyStart("aborted");
        Json.findings(json, List.of(why), locale);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void content(
            JsonGenerator json,
            @Nullable String establishment,
            @Nullable String reference,
            DeclarationOutcome outcome,
            Locale locale) {
        Json.text(json, "establishmentId", establishment);
        Json.text(json, "reference", reference);
        json.writeStringProperty("outcome", outcome.kind().name());
        Receipt receipt = outcome.receipt();
        if (receipt != null) {
            json.writeObjectPropertyStart("receipt");
            Json.receipt(json, receipt);
            json.writeEndObject();
        }
        Json.findings(json, outcome.findings(), locale);
    }
}
