package vn.luutru.adapter.kafka.publisher;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.subscription.StoredEvent.OpenPart;

/**
 * What statistics of tourism need of a stay, and nothing that is personal. Days are local.
 *
 * @param age       completed years at arrival; null when unknown
 * @param cancelled it counts nowhere, for good
 */
record StayFact(
        EstablishmentId establishment,
        LocalDate arrivedOn,
        @Nullable LocalDate departedOn,
        @Nullable LocalDate expectedDepartureOn,
        @Nullable String nationality,
        @Nullable Sex sex,
        @Nullable Integer age,
        @Nullable Purpose purpose,
        boolean cancelled) {

    private record Known(
            GuestCheckedIn first,
            StayDetails facts,
            @Nullable Integer age,
            boolean cancelled) {}

    /**
     * A stay as an event leaves it.
     *
     * @param earlier what came before in its stream, oldest first
     * @param part    type and open part of the event
     * @return null if the event changed nothing of it
     * @throws vn.luutru.declaration.codec.stored.MalformedEventException if this version cannot read one of them
     */
    static @Nullable StayFact changed(UUID stream, List<OpenPart> earlier, OpenPart part) {
        Known before = null;
        for (OpenPart one : earlier) {
            before = after(before, stream, one);
        }
        StayFact fact = fact(after(before, stream, part));
        return before != null && fact.equals(fact(before)) ? null : fact;
    }

    private static Known after(@Nullable Known before, UUID stream, OpenPart part) {
        Event event = EventSerializer.deserialize(stream, new SerializedEvent(part.type(), part.open(), null));
        return before == null ? begin(event) : evolve(before, event);
    }

    private static Known begin(Event event) {
        if (event instanceof GuestCheckedIn first) {
            return new Known(first, first.details(), first.age(), false);
        }
        throw new IllegalStateException("The stream of a stay begins with its check-in");
    }

    private static Known evolve(Known known, Event event) {
        return switch ((StayEvent) event) {
            case GuestCheckedOut out ->
                new Known(
                        known.first,
                        known.facts.toBuilder()
                                .set(Field.DEPARTED_AT, out.departedAt())
                                .build(),
                        known.age,
                        known.cancelled);
            case StayCorrected corrected ->
                new Known(known.first, corrected(known.facts, corrected.changes()), corrected.age(), known.cancelled);
            case StayCancelled cancelled -> new Known(known.first, known.facts, known.age, true);
            case GuestCheckedIn again -> known;
            case GuestMoved moved -> known;
            case StayForgotten erased -> known;
        };
    }

    private static StayDetails corrected(StayDetails facts, Changes changes) {
        StayDetails.Builder builder = facts.toBuilder();
        for (Field field : changes.fields()) {
            builder.set(field, changes.set().get(field));
        }
        return builder.build();
    }

    private static StayFact fact(Known known) {
        StayDetails facts = known.facts;
        var arrivedAt = facts.arrivedAt();
        var departedAt = facts.departedAt();
        return new StayFact(
                known.first.establishment(),
                Vietnam.dateOf(arrivedAt == null ? known.first.reportedAt() : arrivedAt),
                departedAt == null ? null : Vietnam.dateOf(departedAt),
                (LocalDate) facts.get(Field.EXPECTED_DEPARTURE_ON),
                (String) facts.get(Field.NATIONALITY),
                (Sex) facts.get(Field.SEX),
                known.age,
                (Purpose) facts.get(Field.PURPOSE),
                known.cancelled);
    }
}
