package vn.luutru.declaration.codec.stored;

import java.util.UUID;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** Serializes what happens to a stay. The operator's reference may name a guest, so it is encrypted too. */
final class StayEventSerializer {

    private StayEventSerializer() {}

    static SerializedEvent serialize(StayEvent event) {
        return switch (event) {
            case GuestCheckedIn in -> serialize(in);
            case GuestCheckedOut out ->
                EventSerializer.open(EventTypes.GUEST_CHECKED_OUT, common(out).text("departedAt", out.departedAt()));
            case GuestMoved moved ->
                EventSerializer.open(
                        EventTypes.GUEST_MOVED,
                        common(moved)
                                .text("movedAt", moved.movedAt())
                                .facts(moved.to().in(StayDetails.EMPTY), false));
            case StayCorrected corrected -> serialize(corrected);
            case StayCancelled cancelled ->
                EventSerializer.open(
                        EventTypes.STAY_CANCELLED, common(cancelled).text("reason", cancelled.reason()));
            case StayForgotten forgotten -> EventSerializer.open(EventTypes.STAY_FORGOTTEN, common(forgotten));
        };
    }

    static StayEvent deserialize(String type, UUID stream, EventJsonReader in) {
        StayId stay = new StayId(stream);
        return switch (type) {
            case EventTypes.GUEST_CHECKED_IN ->
                new GuestCheckedIn(
                        stay,
                        in.establishment(),
                        in.personal("reference"),
                        in.facts(),
                        in.optionalNumber("age"),
                        in.instant("reportedAt"),
                        in.instant("dueAt"),
                        in.code("timeliness", Timeliness.class),
                        in.text("ruleSet"),
                        in.text("declaredBy"));
            case EventTypes.GUEST_CHECKED_OUT ->
                new GuestCheckedOut(stay, in.instant("departedAt"), in.instant("reportedAt"), in.text("declaredBy"));
            case EventTypes.GUEST_MOVED ->
                new GuestMoved(
                        stay,
                        in.instant("movedAt"),
                        Place.of(in.facts()),
                        in.instant("reportedAt"),
                        in.text("declaredBy"));
            case EventTypes.STAY_CORRECTED ->
                new StayCorrected(
                        stay,
                        new Changes(in.facts(), in.removed()),
                        in.personal("reason"),
                        in.optionalNumber("age"),
                        in.optionalCode("rejudged", Timeliness.class),
                        in.instant("reportedAt"),
                        in.text("declaredBy"));
            case EventTypes.STAY_CANCELLED ->
                new StayCancelled(
                        stay,
                        in.code("reason", CancellationReason.class),
                        in.instant("reportedAt"),
                        in.text("declaredBy"));
            case EventTypes.STAY_FORGOTTEN -> new StayForgotten(stay, in.instant("reportedAt"), in.text("declaredBy"));
            default -> throw in.malformed("unknown type of event");
        };
    }

    private static SerializedEvent serialize(GuestCheckedIn in) {
        byte[] open = common(in)
                .text("establishment", in.establishment())
                .facts(in.details(), false)
                .number("age", in.age())
                .text("dueAt", in.dueAt())
                .text("timeliness", in.timeliness())
                .text("ruleSet", in.ruleSet())
                .bytes();
        byte[] personal = new EventJsonWriter()
                .text("reference", in.reference())
                .facts(in.details(), true)
                .bytes();
        return new SerializedEvent(EventTypes.GUEST_CHECKED_IN, open, personal);
    }

    private static SerializedEvent serialize(StayCorrected corrected) {
        byte[] open = common(corrected)
                .facts(corrected.changes().set(), false)
                .fields("removed", corrected.changes().removed())
                .number("age", corrected.age())
                .text("rejudged", corrected.rejudged())
                .bytes();
        byte[] personal = new EventJsonWriter()
                .text("reason", corrected.reason())
                .facts(corrected.changes().set(), true)
                .bytes();
        return new SerializedEvent(EventTypes.STAY_CORRECTED, open, personal);
    }

    private static EventJsonWriter common(StayEvent event) {
        return new EventJsonWriter().text("reportedAt", event.reportedAt()).text("declaredBy", event.declaredBy());
    }
}
