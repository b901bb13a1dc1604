package vn.luutru.declaration.codec.stored;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyConfirmed;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyIssued;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyRevoked;
import vn.luutru.declaration.event.OperatorReadsCounted;

/** Events about operators' keys and reads. They name no guest, so that all of them is open. */
final class AccessEventSerializer {

    private static final String SEPARATOR = ",";

    private AccessEventSerializer() {}

    static SerializedEvent serialize(OperatorKeyEvent event) {
        return switch (event) {
            case OperatorKeyIssued issued ->
                EventSerializer.open(
                        EventTypes.OPERATOR_KEY_ISSUED,
                        written(event)
                                .flag("everyEstablishment", issued.everyEstablishment())
                                .text(
                                        "establishments",
                                        issued.establishments().stream()
                                                .map(EstablishmentId::value)
                                                .collect(Collectors.joining(SEPARATOR)))
                                // Sorted: a set has no order, and the same event has the same bytes.
                                .text("operations", String.join(SEPARATOR, new TreeSet<>(issued.operations())))
                                .flag("pending", issued.pending())
                                .text("replaces", issued.replaces()));
            case OperatorKeyConfirmed confirmed ->
                EventSerializer.open(EventTypes.OPERATOR_KEY_CONFIRMED, written(confirmed));
            case OperatorKeyRevoked revoked -> EventSerializer.open(EventTypes.OPERATOR_KEY_REVOKED, written(revoked));
        };
    }

    private static EventJsonWriter written(OperatorKeyEvent event) {
        return new EventJsonWriter()
                .text("key", event.key())
                .text("at", event.at())
                .text("by", event.by());
    }

    static SerializedEvent serialize(OperatorReadsCounted counted) {
        return EventSerializer.open(
                EventTypes.OPERATOR_READS_COUNTED,
                new EventJsonWriter()
                        .text("key", counted.key())
                        .number("questions", counted.questions())
                        .number("persons", counted.persons())
                        .text("from", counted.from())
                        .text("to", counted.to()));
    }

    /** @param type one of this class */
    static Event deserialize(String type, UUID stream, EventJsonReader in) {
        return switch (type) {
            case EventTypes.OPERATOR_KEY_ISSUED ->
                new OperatorKeyIssued(
                        uuid(in, in.text("key")),
                        in.flag("everyEstablishment"),
                        establishments(in),
                        Set.copyOf(parts(in.text("operations"))),
                        in.flag("pending"),
                        replaces(in),
                        in.instant("at"),
                        in.text("by"));
            case EventTypes.OPERATOR_KEY_CONFIRMED ->
                new OperatorKeyConfirmed(uuid(in, in.text("key")), in.instant("at"), in.text("by"));
            case EventTypes.OPERATOR_KEY_REVOKED ->
                new OperatorKeyRevoked(uuid(in, in.text("key")), in.instant("at"), in.text("by"));
            case EventTypes.OPERATOR_READS_COUNTED ->
                new OperatorReadsCounted(
                        stream,
                        in.text("key"),
                        in.number("questions"),
                        in.number("persons"),
                        in.instant("from"),
                        in.instant("to"));
            default -> throw in.malformed("unknown type");
        };
    }

    private static @Nullable UUID replaces(EventJsonReader in) {
        String text = in.optional("replaces");
        return text == null ? null : uuid(in, text);
    }

    private static UUID uuid(EventJsonReader in, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw in.malformed("malformed id of a key");
        }
    }

    private static List<EstablishmentId> establishments(EventJsonReader in) {
        return parts(in.text("establishments")).stream()
                .map(id -> {
                    if (!EstablishmentId.isValid(id)) {
                        throw in.malformed("malformed member establishments");
                    }
                    return new EstablishmentId(id);
                })
                .toList();
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(SEPARATOR));
    }
}
