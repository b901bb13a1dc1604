package vn.luutru.declaration.codec.stored;

import java.util.UUID;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawalConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;

/** Serializes what is proclaimed about outages. Nothing of it is encrypted: it is proclaimed to everybody. */
final class OutageEventSerializer {

    private OutageEventSerializer() {}

    static SerializedEvent serialize(OutageEvent event) {
        EventJsonWriter out = new EventJsonWriter().text("at", event.at()).text("by", event.by());
        return switch (event) {
            case OutageProclaimed proclaimed ->
                EventSerializer.open(
                        EventTypes.OUTAGE_PROCLAIMED,
                        out.text("begins", proclaimed.begins())
                                .text("ends", proclaimed.ends())
                                .text("movedTo", proclaimed.movedTo())
                                .text("territory", proclaimed.territory())
                                .text("reason", proclaimed.reason())
                                .text("document", proclaimed.document())
                                .flag("pending", proclaimed.pending()));
            case OutageConfirmed confirmed -> EventSerializer.open(EventTypes.OUTAGE_CONFIRMED, out);
            case OutageWithdrawn withdrawn ->
                EventSerializer.open(
                        EventTypes.OUTAGE_WITHDRAWN,
                        out.text("reason", withdrawn.reason()).flag("pending", withdrawn.pending()));
            case OutageWithdrawalConfirmed confirmed ->
                EventSerializer.open(EventTypes.OUTAGE_WITHDRAWAL_CONFIRMED, out);
        };
    }

    /** @param type one of this class */
    static OutageEvent deserialize(String type, UUID outage, EventJsonReader in) {
        return switch (type) {
            case EventTypes.OUTAGE_PROCLAIMED ->
                new OutageProclaimed(
                        outage,
                        in.instant("begins"),
                        in.instant("ends"),
                        in.instant("movedTo"),
                        in.optional("territory"),
                        in.text("reason"),
                        in.text("document"),
                        in.flag("pending"),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.OUTAGE_CONFIRMED -> new OutageConfirmed(outage, in.instant("at"), in.text("by"));
            case EventTypes.OUTAGE_WITHDRAWN ->
                new OutageWithdrawn(outage, in.text("reason"), in.flag("pending"), in.instant("at"), in.text("by"));
            case EventTypes.OUTAGE_WITHDRAWAL_CONFIRMED ->
                new OutageWithdrawalConfirmed(outage, in.instant("at"), in.text("by"));
            default -> throw in.malformed("unknown type of event");
        };
    }
}
