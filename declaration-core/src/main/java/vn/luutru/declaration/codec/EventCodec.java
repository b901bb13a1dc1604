package vn.luutru.declaration.codec;

import java.time.YearMonth;
import java.util.UUID;
import vn.luutru.declaration.EstablishmentEvent;
import vn.luutru.declaration.EstablishmentId;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.MonthForgotten;
import vn.luutru.declaration.NilReported;
import vn.luutru.declaration.PersonsQueried;
import vn.luutru.declaration.StayEvent;

/**
 * Events to stored JSON and back.
 *
 * <p>The type names the event and the version of its form. A form that changes in a way that a reader must know gets
 * the next number, and the old number stays readable here for ever: the log is never rewritten.
 */
public final class EventCodec {

    private EventCodec() {}

    /** The stored form of an event. Instants are kept to the millisecond. */
    public static StoredForm encode(Event event) {
        return switch (event) {
            case StayEvent stay -> StayEventForm.encode(stay);
            case EstablishmentEvent establishment -> EstablishmentEventForm.encode(establishment);
            case NilReported nil ->
                open(
                        "NilReported/1",
                        new StoredWriter()
                                .text("establishment", nil.establishment())
                                .text("date", nil.date())
                                .text("reportedAt", nil.reportedAt())
                                .text("declaredBy", nil.declaredBy()));
            case PersonsQueried asked -> encode(asked);
            case MonthForgotten forgotten ->
                open(
                        "MonthForgotten/1",
                        new StoredWriter()
                                .text("month", forgotten.month())
                                .text("at", forgotten.at())
                                .text("by", forgotten.by()));
        };
    }

    /**
     * The event of a stored form. Without its personal part, the personal facts are simply not told: a check-in then has
     * no name and an empty reference.
     *
     * @throws IllegalArgumentException if the type is unknown or the JSON is not what it should be
     */
    public static Event decode(UUID stream, StoredForm stored) {
        StoredObject in = StoredObject.read(stored);
        return switch (stored.type()) {
            case "NilReported/1" ->
                new NilReported(
                        new EstablishmentId(in.text("establishment")),
                        in.date("date"),
                        in.instant("reportedAt"),
                        in.text("declaredBy"));
            case "PersonsQueried/1" ->
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
            case "MonthForgotten/1" ->
                new MonthForgotten(YearMonth.parse(in.text("month")), in.instant("at"), in.text("by"));
            default ->
                stored.type().startsWith("Establishment")
                        ? EstablishmentEventForm.decode(stored.type(), in)
                        : StayEventForm.decode(stored.type(), stream, in);
        };
    }

    private static StoredForm encode(PersonsQueried asked) {
        byte[] open = new StoredWriter()
                .text("reader", asked.reader())
                .text("role", asked.role())
                .text("territory", asked.territory())
                .text("purpose", asked.purpose())
                .text("question", asked.question())
                .number("results", asked.results())
                .text("askedAt", asked.askedAt())
                .bytes();
        byte[] personal = new StoredWriter()
                .text("caseFile", asked.caseFile())
                .texts("criteria", asked.criteria())
                .bytes();
        return new StoredForm("PersonsQueried/1", open, personal);
    }

    static StoredForm open(String type, StoredWriter writer) {
        return new StoredForm(type, writer.bytes(), null);
    }
}
