package vn.luutru.declaration.codec.stored;

import java.util.UUID;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionAsked;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionWithdrawn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedIn;
import vn.luutru.declaration.event.AccountEvent.OfficialSignedOut;
import vn.luutru.declaration.event.AccountEvent.ReadModelOperated;

/**
 * Serializes who signed in and out, what was refused, who wants a month destroyed, and who held read models. Nothing of it
 * names a guest, so that all of it is open.
 */
final class AccountEventSerializer {

    private AccountEventSerializer() {}

    static SerializedEvent serialize(AccountEvent event) {
        return switch (event) {
            case OfficialSignedIn in ->
                EventSerializer.open(
                        EventTypes.OFFICIAL_SIGNED_IN,
                        new EventJsonWriter()
                                .text("session", in.session())
                                .text("account", in.account())
                                .text("role", in.role())
                                .text("territory", in.territory())
                                .text("at", in.at()));
            case OfficialSignedOut out ->
                EventSerializer.open(
                        EventTypes.OFFICIAL_SIGNED_OUT,
                        new EventJsonWriter()
                                .text("session", out.session())
                                .text("account", out.account())
                                .text("role", out.role())
                                .text("at", out.at())
                                .text("by", out.by()));
            case MonthDestructionAsked asked ->
                EventSerializer.open(
                        EventTypes.MONTH_DESTRUCTION_ASKED,
                        new EventJsonWriter()
                                .text("month", asked.month())
                                .text("at", asked.at())
                                .text("by", asked.by()));
            case MonthDestructionWithdrawn withdrawn ->
                EventSerializer.open(
                        EventTypes.MONTH_DESTRUCTION_WITHDRAWN,
                        new EventJsonWriter()
                                .text("month", withdrawn.month())
                                .text("askedBy", withdrawn.askedBy())
                                .text("at", withdrawn.at())
                                .text("by", withdrawn.by()));
            case ReadModelOperated operated ->
                EventSerializer.open(
                        EventTypes.READ_MODEL_OPERATED,
                        new EventJsonWriter()
                                .text("model", operated.model())
                                .text("operation", operated.operation())
                                .text("at", operated.at())
                                .text("by", operated.by()));
            case CallsRefused refused ->
                EventSerializer.open(
                        EventTypes.CALLS_REFUSED,
                        new EventJsonWriter()
                                .text("caller", refused.caller())
                                .text("role", refused.role())
                                .text("method", refused.method())
                                .text("route", refused.route())
                                .text("code", refused.code())
                                .number("refusals", refused.refusals())
                                .text("from", refused.from())
                                .text("to", refused.to()));
        };
    }

    /** @param type one of this class */
    static AccountEvent deserialize(String type, UUID stream, EventJsonReader in) {
        return switch (type) {
            case EventTypes.OFFICIAL_SIGNED_IN ->
                new OfficialSignedIn(
                        uuid(in), in.text("account"), in.text("role"), in.optional("territory"), in.instant("at"));
            case EventTypes.OFFICIAL_SIGNED_OUT ->
                new OfficialSignedOut(uuid(in), in.text("account"), in.text("role"), in.instant("at"), in.text("by"));
            case EventTypes.MONTH_DESTRUCTION_ASKED ->
                new MonthDestructionAsked(stream, in.month("month"), in.instant("at"), in.text("by"));
            case EventTypes.MONTH_DESTRUCTION_WITHDRAWN ->
                new MonthDestructionWithdrawn(
                        stream, in.month("month"), in.text("askedBy"), in.instant("at"), in.text("by"));
            case EventTypes.READ_MODEL_OPERATED ->
                new ReadModelOperated(
                        stream,
                        in.text("model"),
                        in.code("operation", ReadModelOperated.Operation.class),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.CALLS_REFUSED ->
                new CallsRefused(
                        stream,
                        in.text("caller"),
                        in.text("role"),
                        in.text("method"),
                        in.text("route"),
                        in.text("code"),
                        in.number("refusals"),
                        in.instant("from"),
                        in.instant("to"));
            default -> throw in.malformed("unknown type");
        };
    }

    private static UUID uuid(EventJsonReader in) {
        try {
            return UUID.fromString(in.text("session"));
        } catch (IllegalArgumentException e) {
            throw in.malformed("malformed id of a session");
        }
    }
}
