package vn.luutru.declaration.codec.stored;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.DeskEvent.DeskPersonAdded;
import vn.luutru.declaration.event.DeskEvent.DeskPersonRemoved;
import vn.luutru.declaration.event.DeskEvent.DeviceConfirmed;
import vn.luutru.declaration.event.DeskEvent.DeviceEnrolled;
import vn.luutru.declaration.event.DeskEvent.DeviceIssued;
import vn.luutru.declaration.event.DeskEvent.DeviceRevoked;
import vn.luutru.declaration.event.DeskEvent.PosterIssued;
import vn.luutru.declaration.event.DeskEvent.PosterRevoked;

/** Events about desks and posters. They name nobody, so that all of them is open. */
final class DeskEventSerializer {

    private static final String SEPARATOR = ",";

    private DeskEventSerializer() {}

    static SerializedEvent serialize(DeskEvent event) {
        EventJsonWriter out = new EventJsonWriter()
                .text("at", event.at())
                .text("role", event.role())
                .text("by", event.by());
        return switch (event) {
            case DeviceIssued issued ->
                EventSerializer.open(
                        EventTypes.DEVICE_ISSUED,
                        out.text("device", issued.device())
                                .text("establishment", issued.establishment())
                                // Sorted: a set has no order, and the same event has the same bytes.
                                .text("operations", String.join(SEPARATOR, new TreeSet<>(issued.operations())))
                                .flag("pending", issued.pending()));
            case DeviceConfirmed confirmed ->
                EventSerializer.open(EventTypes.DEVICE_CONFIRMED, out.text("device", confirmed.device()));
            case DeviceEnrolled enrolled ->
                EventSerializer.open(EventTypes.DEVICE_ENROLLED, out.text("device", enrolled.device()));
            case DeviceRevoked revoked ->
                EventSerializer.open(EventTypes.DEVICE_REVOKED, out.text("device", revoked.device()));
            case DeskPersonAdded added ->
                EventSerializer.open(
                        EventTypes.DESK_PERSON_ADDED,
                        out.text("device", added.device()).text("person", added.person()));
            case DeskPersonRemoved removed ->
                EventSerializer.open(
                        EventTypes.DESK_PERSON_REMOVED,
                        out.text("device", removed.device()).text("person", removed.person()));
            case PosterIssued issued ->
                EventSerializer.open(
                        EventTypes.POSTER_ISSUED,
                        out.text("poster", issued.poster()).text("establishment", issued.establishment()));
            case PosterRevoked revoked ->
                EventSerializer.open(EventTypes.POSTER_REVOKED, out.text("poster", revoked.poster()));
        };
    }

    /** @param type one of this class */
    static DeskEvent deserialize(String type, EventJsonReader in) {
        return switch (type) {
            case EventTypes.DEVICE_ISSUED ->
                new DeviceIssued(
                        uuid(in, "device"),
                        in.establishment(),
                        operations(in.text("operations")),
                        in.flag("pending"),
                        in.instant("at"),
                        in.text("role"),
                        in.text("by"));
            case EventTypes.DEVICE_CONFIRMED ->
                new DeviceConfirmed(uuid(in, "device"), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.DEVICE_ENROLLED ->
                new DeviceEnrolled(uuid(in, "device"), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.DEVICE_REVOKED ->
                new DeviceRevoked(uuid(in, "device"), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.DESK_PERSON_ADDED ->
                new DeskPersonAdded(
                        uuid(in, "device"), uuid(in, "person"), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.DESK_PERSON_REMOVED ->
                new DeskPersonRemoved(
                        uuid(in, "device"), uuid(in, "person"), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.POSTER_ISSUED ->
                new PosterIssued(
                        uuid(in, "poster"), in.establishment(), in.instant("at"), in.text("role"), in.text("by"));
            case EventTypes.POSTER_REVOKED ->
                new PosterRevoked(uuid(in, "poster"), in.instant("at"), in.text("role"), in.text("by"));
            default -> throw in.malformed("unknown type");
        };
    }

    private static UUID uuid(EventJsonReader in, String name) {
        try {
            return UUID.fromString(in.text(name));
        } catch (IllegalArgumentException e) {
            throw in.malformed("malformed member " + name);
        }
    }

    private static Set<String> operations(String joined) {
        return joined.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(joined.split(SEPARATOR)));
    }
}
