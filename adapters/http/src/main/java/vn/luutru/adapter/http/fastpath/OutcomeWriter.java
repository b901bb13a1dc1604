package vn.luutru.adapter.http.fastpath;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.codec.answer.AnswerJson;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.DeclarationOutcome;

/** Outcomes as the contract has them: as one of an upload, as the answer to a single call, and the end of an upload. */
final class OutcomeWriter {

    private OutcomeWriter() {}

    /** One outcome of a bulk upload, without what parts it from the next. */
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

    /** The answer to a single call: 201 with the receipt, 200 for a replay, the problem of a rejected declaration. */
    static Reply reply(StayAddress address, DeclarationOutcome outcome, Locale locale) {
        if (outcome.kind() == DeclarationOutcome.Kind.REJECTED) {
            ApiException rejected = ApiException.of(ProblemStatus.status(outcome.findings()), outcome.findings());
            return Reply.problem(rejected, locale);
        }
        byte[] body = AnswerJson.bytes(json -> {
            json.writeStartObject();
            content(json, address.establishment(), address.reference(), outcome, locale);
            json.writeEndObject();
        });
        return Reply.json(outcome.kind() == DeclarationOutcome.Kind.ACCEPTED ? 201 : 200, body);
    }

    /**
     * The member that ends an upload. That of a dry run says so: whoever keeps it must not take it for what was stored. That of
     * an upload without a declaration has a finding: a program that reads the status alone would take it for a success.
     */
    static void summary(JsonGenerator json, UUID batch, boolean dryRun, BatchSummary summary, Locale locale) {
        json.writeObjectPropertyStart("summary");
        json.writeStringProperty("batch", batch.toString());
        json.writeBooleanProperty("dryRun", dryRun);
        json.writeNumberProperty("received", summary.received());
        json.writeNumberProperty("accepted", summary.accepted());
        json.writeNumberProperty("replayed", summary.replayed());
        json.writeNumberProperty("rejected", summary.rejected());
        json.writeStringProperty("verdict", summary.verdict().code());
        if (summary.verdict() == BatchSummary.Verdict.EMPTY) {
            AnswerJson.findings(json, List.of(Finding.of(FindingCode.NOTHING_DECLARED, "")), locale);
        }
        json.writeEndObject();
    }

    /** The member that ends an upload that was broken off: instead of the summary, why. */
    static void aborted(JsonGenerator json, Finding why, Locale locale) {
        json.writeObjectPropertyStart("aborted");
        AnswerJson.findings(json, List.of(why), locale);
        json.writeEndObject();
    }

    private static void content(
            JsonGenerator json,
            @Nullable String establishment,
            @Nullable String reference,
            DeclarationOutcome outcome,
            Locale locale) {
        AnswerJson.text(json, "establishmentId", establishment);
        AnswerJson.text(json, "reference", reference);
        json.writeStringProperty("outcome", outcome.kind().code());
        Receipt receipt = outcome.receipt();
        if (receipt != null) {
            json.writeObjectPropertyStart("receipt");
            AnswerJson.receipt(json, receipt);
            json.writeEndObject();
        }
        AnswerJson.findings(json, outcome.findings(), locale);
    }
}
