package vn.luutru.declaration.codec.stored;

import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;

/** Serializes what happens to an establishment. Nothing of it is encrypted: it is a public register. */
final class EstablishmentEventSerializer {

    private EstablishmentEventSerializer() {}

    static SerializedEvent serialize(EstablishmentEvent event) {
        EventJsonWriter out = new EventJsonWriter()
                .text("establishment", event.establishment())
                .text("at", event.at())
                .text("by", event.by());
        return switch (event) {
            case EstablishmentRegistered e ->
                EventSerializer.open(EventTypes.ESTABLISHMENT_REGISTERED, description(out, e.description()));
            case EstablishmentChanged e ->
                EventSerializer.open(EventTypes.ESTABLISHMENT_CHANGED, description(out, e.description()));
            case EstablishmentSuspended e ->
                EventSerializer.open(
                        EventTypes.ESTABLISHMENT_SUSPENDED,
                        out.text("from", e.from()).text("reason", e.reason()));
            case EstablishmentReopened e ->
                EventSerializer.open(EventTypes.ESTABLISHMENT_REOPENED, out.text("from", e.from()));
            case EstablishmentClosed e ->
                EventSerializer.open(
                        EventTypes.ESTABLISHMENT_CLOSED,
                        out.text("from", e.from()).text("reason", e.reason()));
            case EstablishmentMerged e ->
                EventSerializer.open(
                        EventTypes.ESTABLISHMENT_MERGED,
                        out.text("from", e.from()).text("into", e.into()).text("reason", e.reason()));
        };
    }

    static EstablishmentEvent deserialize(String type, EventJsonReader in) {
        EstablishmentId id = in.establishment();
        return switch (type) {
            case EventTypes.ESTABLISHMENT_REGISTERED ->
                new EstablishmentRegistered(description(id, in), in.instant("at"), in.text("by"));
            case EventTypes.ESTABLISHMENT_CHANGED ->
                new EstablishmentChanged(description(id, in), in.instant("at"), in.text("by"));
            case EventTypes.ESTABLISHMENT_SUSPENDED ->
                new EstablishmentSuspended(id, in.date("from"), in.text("reason"), in.instant("at"), in.text("by"));
            case EventTypes.ESTABLISHMENT_REOPENED ->
                new EstablishmentReopened(id, in.date("from"), in.instant("at"), in.text("by"));
            case EventTypes.ESTABLISHMENT_CLOSED ->
                new EstablishmentClosed(id, in.date("from"), in.text("reason"), in.instant("at"), in.text("by"));
            case EventTypes.ESTABLISHMENT_MERGED ->
                new EstablishmentMerged(
                        id,
                        in.establishment("into"),
                        in.date("from"),
                        in.text("reason"),
                        in.instant("at"),
                        in.text("by"));
            default -> throw in.malformed("unknown type of event");
        };
    }

    private static EventJsonWriter description(EventJsonWriter out, Establishment description) {
        return out.text("name", description.name())
                .text("type", description.type())
                .number("stars", description.stars())
                .text("regime", description.regime())
                .text("ward", description.ward())
                .text("zone", description.zone())
                .number("rooms", description.rooms())
                .number("beds", description.beds())
                .flag("remote", description.remote())
                .text("validFrom", description.validFrom());
    }

    private static Establishment description(EstablishmentId id, EventJsonReader in) {
        return new Establishment(
                id,
                in.text("name"),
                in.code("type", EstablishmentType.class),
                in.optionalNumber("stars"),
                in.code("regime", Regime.class),
                in.text("ward"),
                in.optional("zone"),
                in.number("rooms"),
                in.number("beds"),
                in.flag("remote"),
                in.date("validFrom"));
    }
}
