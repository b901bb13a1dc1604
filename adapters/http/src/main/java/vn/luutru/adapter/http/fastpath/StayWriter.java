package vn.luutru.adapter.http.fastpath;

import tools.jackson.core.JsonGenerator;
import vn.luutru.adapter.http.problem.Json;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.event.StayEvent;

/**
 * A stay for its operator: the facts in the shape of a check-in, then every receipt. Of an erased stay only the proof
 * remains that it was declared: no fact, and no deadline, from which the day and the hour of the arrival follow.
 */
final class StayWriter {

    private StayWriter() {}

    static byte[] stay(String establishment, String reference, Stay stay, Declarations declarations) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("stayId", stay.checkIn().stay().toString());
            json.writeStringProperty("establishmentId", establishment);
            json.writeStringProperty("reference", reference);
            json.writeStringProperty("state", stay.state().name());
            facts(json, stay.details());
            json.writeArrayPropertyStart("receipts");
            for (Recorded<StayEvent> recorded : stay.history()) {
                json.writeStartObject();
                json.writeStringProperty("declaration", kind(recorded.event()));
                Json.receipt(json, receipt(stay, declarations.receipt(recorded)));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
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

    /** The fields stand in the order of their pointers, so that objects open and close as the pointers go. */
    private static void facts(JsonGenerator json, StayDetails details) {
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
                json.writeEndObject();
            }
            for (int i = shared; i < path.length - 1; i++) {
                json.writeObjectPropertyStart(path[i]);
            }
            open = java.util.Arrays.copyOf(path, path.length - 1);
            json.writeStringProperty(path[path.length - 1], value.toString());
        }
        for (int i = open.length; i > 0; i--) {
            json.writeEndObject();
        }
    }

    private static String kind(StayEvent event) {
        return switch (event) {
            case StayEvent.GuestCheckedIn in -> "CHECK_IN";
            case StayEvent.GuestCheckedOut out -> "CHECK_OUT";
            case StayEvent.StayCorrected corrected -> "CORRECTION";
            case StayEvent.StayCancelled cancelled -> "CANCELLATION";
            case StayEvent.StayForgotten forgotten -> "FORGOTTEN";
        };
    }
}
