package vn.luutru.adapter.kafka.intake;

import java.util.Locale;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.codec.answer.AnswerJson;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.LineOutcome;

/** An outcome as a line of the answer to a bulk upload has it, without the number of the line. */
final class OutcomeJson {

    private OutcomeJson() {}

    static byte[] bytes(LineOutcome line, Locale locale) {
        return AnswerJson.bytes(json -> {
            json.writeStartObject();
            AnswerJson.text(json, "establishmentId", line.establishmentId());
            AnswerJson.text(json, "reference", line.reference());
            DeclarationOutcome outcome = line.outcome();
            json.writeStringProperty("outcome", outcome.kind().code());
            Receipt receipt = outcome.receipt();
            if (receipt != null) {
                json.writeObjectPropertyStart("receipt");
                AnswerJson.receipt(json, receipt);
                json.writeEndObject();
            }
            AnswerJson.findings(json, outcome.findings(), locale);
            json.writeEndObject();
        });
    }
}
