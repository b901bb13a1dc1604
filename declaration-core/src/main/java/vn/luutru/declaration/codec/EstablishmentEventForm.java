package vn.luutru.declaration.codec;

import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentEvent;
import vn.luutru.declaration.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.declaration.Regime;

/** The stored form of what happens to an establishment. Nothing of it is sealed: it is a public register. */
final class EstablishmentEventForm {

    private EstablishmentEventForm() {}

    static StoredForm encode(EstablishmentEvent event) {
        StoredWriter out = new StoredWriter()
                .text("establishment", event.establishment())
                .text("at", event.at())
                .text("by", event.by());
        return switch (event) {
            case EstablishmentRegistered told ->
                EventCodec.open(EventTypes.ESTABLISHMENT_REGISTERED, description(out, told.description()));
            case EstablishmentChanged told ->
                EventCodec.open(EventTypes.ESTABLISHMENT_CHANGED, description(out, told.description()));
            case EstablishmentSuspended told ->
                EventCodec.open(
                        EventTypes.ESTABLISHMENT_SUSPENDED,
                        out.text("from", told.from()).text("reason", told.reason()));
            case EstablishmentReopened told ->
                EventCodec.open(EventTypes.ESTABLISHMENT_REOPENED, out.text("from", told.from()));
            case EstablishmentClosed told ->
                EventCodec.open(
                        EventTypes.ESTABLISHMENT_CLOSED,
                        out.text("from", told.from()).text("reason", told.reason()));
        };
    }

    static EstablishmentEvent decode(String type, StoredObject in) {
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
            default -> throw in.malformed("unknown type of event");
        };
    }

    private static StoredWriter description(StoredWriter out, Establishment description) {
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

    private static Establishment description(EstablishmentId id, StoredObject in) {
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
