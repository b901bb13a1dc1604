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
                EventCodec.open("EstablishmentRegistered/1", description(out, told.description()));
            case EstablishmentChanged told ->
                EventCodec.open("EstablishmentChanged/1", description(out, told.description()));
            case EstablishmentSuspended told ->
                EventCodec.open(
                        "EstablishmentSuspended/1",
                        out.text("from", told.from()).text("reason", told.reason()));
            case EstablishmentReopened told ->
                EventCodec.open("EstablishmentReopened/1", out.text("from", told.from()));
            case EstablishmentClosed told ->
                EventCodec.open(
                        "EstablishmentClosed/1", out.text("from", told.from()).text("reason", told.reason()));
        };
    }

    static EstablishmentEvent decode(String type, StoredObject in) {
        EstablishmentId id = new EstablishmentId(in.text("establishment"));
        return switch (type) {
            case "EstablishmentRegistered/1" ->
                new EstablishmentRegistered(description(id, in), in.instant("at"), in.text("by"));
            case "EstablishmentChanged/1" ->
                new EstablishmentChanged(description(id, in), in.instant("at"), in.text("by"));
            case "EstablishmentSuspended/1" ->
                new EstablishmentSuspended(id, in.date("from"), in.text("reason"), in.instant("at"), in.text("by"));
            case "EstablishmentReopened/1" ->
                new EstablishmentReopened(id, in.date("from"), in.instant("at"), in.text("by"));
            case "EstablishmentClosed/1" ->
                new EstablishmentClosed(id, in.date("from"), in.text("reason"), in.instant("at"), in.text("by"));
            default -> throw new IllegalArgumentException("Unknown type of event " + type);
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
                EstablishmentType.valueOf(in.text("type")),
                in.optionalNumber("stars"),
                Regime.valueOf(in.text("regime")),
                in.text("ward"),
                in.optional("zone"),
                in.number("rooms"),
                in.number("beds"),
                in.flag("remote"),
                in.date("validFrom"));
    }
}
