package vn.luutru.adapter.http.fastpath;

import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import vn.luutru.access.desk.Signatories.Signatory;
import vn.luutru.access.desk.Signature;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.codec.DeclarationWriter;
import vn.luutru.declaration.codec.answer.AnswerJson;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.place.Moves;

/**
 * A stay for its operator: the facts in the shape of a check-in, then every receipt. Of an erased stay only the proof
 * remains that it was declared: no fact, and no deadline, from which the day and the hour of the arrival follow.
 */
final class StayWriter {

    private StayWriter() {}

    static byte[] stay(
            String establishment,
            String reference,
            Stay stay,
            Declarations declarations,
            Map<Signature, Signatory> names) {
        return AnswerJson.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("stayId", stay.checkIn().stay().toString());
            json.writeStringProperty("establishmentId", establishment);
            json.writeStringProperty("reference", reference);
            json.writeStringProperty("state", stay.state().code());
            DeclarationWriter.write(json, stay.details());
            places(json, stay);
            json.writeArrayPropertyStart("receipts");
            for (Recorded<StayEvent> recorded : stay.history()) {
                json.writeStartObject();
                json.writeStringProperty("declaration", kind(recorded.event()));
                AnswerJson.receipt(json, receipt(stay, declarations.receipt(recorded)));
                desk(json, stay, recorded.event(), names);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Every place of a guest who moved, in order; of others the facts say it. */
    private static void places(JsonGenerator json, Stay stay) {
        Instant arrived = stay.details().arrivedAt();
        if (stay.moves().isEmpty() || arrived == null) {
            return;
        }
        json.writeArrayPropertyStart("places");
        for (Moves.Stretch stretch : stay.moves().stretches(stay.details(), arrived)) {
            json.writeStartObject();
            json.writeStringProperty("from", stretch.from().toString());
            json.writeStringProperty(
                    "to", stretch.to() == null ? null : stretch.to().toString());
            json.writeStringProperty("department", stretch.place().department());
            json.writeStringProperty("room", stretch.place().room());
            json.writeStringProperty("bed", stretch.place().bed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Receipt receipt(Stay stay, Receipt receipt) {
        return stay.state() != Stay.State.FORGOTTEN
                ? receipt
                : new Receipt(
                        receipt.number(),
                        receipt.stayId(),
                        receipt.position(),
                        receipt.recordedAt(),
                        receipt.reportedAt(),
                        null,
                        receipt.timeliness());
    }

    /** Of an erased stay nobody is named who knew the guest. */
    private static void desk(JsonGenerator json, Stay stay, StayEvent event, Map<Signature, Signatory> names) {
        Signature signature = Signature.of(event.declaredBy()).orElse(null);
        if (signature == null || stay.state() == Stay.State.FORGOTTEN) {
            return;
        }
        json.writeObjectPropertyStart("desk");
        signatory(json, signature.sentBy(), names);
        if (signature.capturedBy() != null) {
            json.writeObjectPropertyStart("capturedBy");
            signatory(json, signature.capturedBy(), names);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void signatory(JsonGenerator json, Signature signature, Map<Signature, Signatory> names) {
        Signatory known = names.get(signature);
        json.writeStringProperty("deviceId", signature.device().toString());
        AnswerJson.text(json, "label", known == null ? null : known.desk());
        json.writeStringProperty("personId", signature.person().toString());
        AnswerJson.text(json, "name", known == null ? null : known.person());
    }

    private static String kind(StayEvent event) {
        return switch (event) {
            case StayEvent.GuestCheckedIn in -> "CHECK_IN";
            case StayEvent.GuestCheckedOut out -> "CHECK_OUT";
            case StayEvent.GuestMoved moved -> "MOVE";
            case StayEvent.StayCorrected corrected -> "CORRECTION";
            case StayEvent.StayCancelled cancelled -> "CANCELLATION";
            case StayEvent.StayForgotten forgotten -> "FORGOTTEN";
        };
    }
}
