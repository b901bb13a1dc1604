package vn.luutru.declaration.codec.stored;

import java.util.UUID;
import tools.jackson.core.JacksonException;
import vn.luutru.declaration.UnstorableEventException;
import vn.luutru.declaration.event.AccountEvent;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.WatchListEvent;

/**
 * Events to stored JSON and back.
 *
 * <p>The {@linkplain EventTypes type} names the event and the version of its schema. Every name that is written here is
 * a literal, and files of the tests hold the bytes of each type and version.
 */
public final class EventSerializer {

    private EventSerializer() {}

    /**
     * The event in its serialized form. Instants are kept to the millisecond.
     *
     * <p>What is returned can be read back: each kind of value is written only if its text is one that is read.
     *
     * @throws UnstorableEventException if a date lies beyond the years 0 to 9999, or a text is no Unicode
     */
    public static SerializedEvent serialize(Event event) {
        try {
            return serialized(event);
        } catch (JacksonException e) {
            // Without the cause: its message quotes what it could not write.
            throw new UnstorableEventException("A text of " + event.getClass().getSimpleName() + " is not Unicode");
        }
    }

    private static SerializedEvent serialized(Event event) {
        return switch (event) {
            case StayEvent stay -> StayEventSerializer.serialize(stay);
            case EstablishmentEvent establishment -> EstablishmentEventSerializer.serialize(establishment);
            case AccountEvent account -> AccountEventSerializer.serialize(account);
            case OutageEvent outage -> OutageEventSerializer.serialize(outage);
            case NilReported nil ->
                open(
                        EventTypes.NIL_REPORTED,
                        new EventJsonWriter()
                                .text("establishment", nil.establishment())
                                .text("date", nil.date())
                                .text("reportedAt", nil.reportedAt())
                                .text("declaredBy", nil.declaredBy()));
            case PersonsQueried asked -> serialize(asked);
            case OperatorKeyEvent key -> AccessEventSerializer.serialize(key);
            case DeskEvent desk -> DeskEventSerializer.serialize(desk);
            case WatchListEvent watch -> WatchListEventSerializer.serialize(watch);
            case OperatorReadsCounted counted -> AccessEventSerializer.serialize(counted);
            case MonthForgotten forgotten ->
                open(
                        EventTypes.MONTH_FORGOTTEN,
                        new EventJsonWriter()
                                .text("month", forgotten.month())
                                .text("at", forgotten.at())
                                .text("by", forgotten.by())
                                .text("askedBy", forgotten.askedBy()));
            case EventQuarantined quarantined ->
                open(
                        EventTypes.EVENT_QUARANTINED,
                        new EventJsonWriter()
                                .number("position", quarantined.position())
                                .text("type", quarantined.type())
                                .text("problem", quarantined.problem())
                                .text("reason", quarantined.reason())
                                .text("at", quarantined.at())
                                .text("by", quarantined.by()));
        };
    }

    /**
     * The event of its serialized form. Without its personal part, the personal facts are missing: a check-in then
     * has no name and an empty reference.
     *
     * @throws MalformedEventException if the type, a member, a fact or a code is unknown, missing or malformed
     */
    public static Event deserialize(UUID stream, SerializedEvent stored) {
        EventJsonReader in = EventJsonReader.read(stored);
        Event event = deserialize(stored.type(), stream, in);
        in.end();
        return event;
    }

    private static Event deserialize(String type, UUID stream, EventJsonReader in) {
        return switch (type) {
            case EventTypes.NIL_REPORTED ->
                new NilReported(in.establishment(), in.date("date"), in.instant("reportedAt"), in.text("declaredBy"));
            case EventTypes.PERSONS_QUERIED ->
                new PersonsQueried(
                        stream,
                        in.text("reader"),
                        in.text("role"),
                        in.optional("territory"),
                        in.text("purpose"),
                        in.optional("caseFile"),
                        in.text("question"),
                        in.texts(),
                        in.number("results"),
                        in.instant("askedAt"));
            case EventTypes.MONTH_FORGOTTEN ->
                new MonthForgotten(in.month("month"), in.instant("at"), in.text("by"), in.optional("askedBy"));
            case EventTypes.EVENT_QUARANTINED ->
                new EventQuarantined(
                        in.longNumber("position"),
                        in.text("type"),
                        in.text("problem"),
                        in.text("reason"),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.ESTABLISHMENT_REGISTERED,
                    EventTypes.ESTABLISHMENT_CHANGED,
                    EventTypes.ESTABLISHMENT_SUSPENDED,
                    EventTypes.ESTABLISHMENT_REOPENED,
                    EventTypes.ESTABLISHMENT_CLOSED,
                    EventTypes.ESTABLISHMENT_MERGED -> EstablishmentEventSerializer.deserialize(type, in);
            case EventTypes.OPERATOR_KEY_ISSUED,
                    EventTypes.OPERATOR_KEY_CONFIRMED,
                    EventTypes.OPERATOR_KEY_REVOKED,
                    EventTypes.OPERATOR_READS_COUNTED -> AccessEventSerializer.deserialize(type, stream, in);
            case EventTypes.DEVICE_ISSUED,
                    EventTypes.DEVICE_CONFIRMED,
                    EventTypes.DEVICE_ENROLLED,
                    EventTypes.DEVICE_REVOKED,
                    EventTypes.DESK_PERSON_ADDED,
                    EventTypes.DESK_PERSON_REMOVED,
                    EventTypes.POSTER_ISSUED,
                    EventTypes.POSTER_REVOKED -> DeskEventSerializer.deserialize(type, in);
            case EventTypes.WATCH_ENTRY_ADDED,
                    EventTypes.WATCH_ENTRY_REMOVED,
                    EventTypes.WATCH_ALERT_ACKNOWLEDGED,
                    EventTypes.WATCH_MATCH_FOUND,
                    EventTypes.WATCH_ENTRY_COMPARED -> WatchListEventSerializer.deserialize(type, in);
            case EventTypes.OFFICIAL_SIGNED_IN,
                    EventTypes.OFFICIAL_SIGNED_OUT,
                    EventTypes.CALLS_REFUSED,
                    EventTypes.MONTH_DESTRUCTION_ASKED,
                    EventTypes.MONTH_DESTRUCTION_WITHDRAWN,
                    EventTypes.READ_MODEL_OPERATED -> AccountEventSerializer.deserialize(type, stream, in);
            case EventTypes.OUTAGE_PROCLAIMED,
                    EventTypes.OUTAGE_CONFIRMED,
                    EventTypes.OUTAGE_WITHDRAWN,
                    EventTypes.OUTAGE_WITHDRAWAL_CONFIRMED -> OutageEventSerializer.deserialize(type, stream, in);
            default -> StayEventSerializer.deserialize(type, stream, in);
        };
    }

    private static SerializedEvent serialize(PersonsQueried asked) {
        byte[] open = new EventJsonWriter()
                .text("reader", asked.reader())
                .text("role", asked.role())
                .text("territory", asked.territory())
                .text("purpose", asked.purpose())
                .text("question", asked.question())
                .number("results", asked.results())
                .text("askedAt", asked.askedAt())
                .bytes();
        byte[] personal = new EventJsonWriter()
                .text("caseFile", asked.caseFile())
                .texts("criteria", asked.criteria())
                .bytes();
        return new SerializedEvent(EventTypes.PERSONS_QUERIED, open, personal);
    }

    static SerializedEvent open(String type, EventJsonWriter writer) {
        return new SerializedEvent(type, writer.bytes(), null);
    }
}
