package vn.luutru.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.rule.Timeliness;

/** What the events say, folded one by one. */
final class DeclaredStays {

    static final class DeclaredStay {
        final GuestCheckedIn in;
        final PlainPlaces places;
        StayDetails details;
        boolean cancelled;

        @Nullable
        Timeliness rejudged;

        DeclaredStay(GuestCheckedIn in) {
            this.in = in;
            this.places = new PlainPlaces(in.details());
            this.details = in.details();
        }

        Instant arrived() {
            return Objects.requireNonNull(details.arrivedAt());
        }

        LocalDate day() {
            return Vietnam.dateOf(arrived());
        }

        boolean inHouse(Instant at) {
            Instant departed = details.departedAt();
            return !arrived().isAfter(at) && (departed == null || departed.isAfter(at));
        }

        /** In house, and nobody has declared a departure though the planned one is over, or, without one, 30 nights. */
        boolean checkOutMissing(Instant at) {
            LocalDate planned = details.expectedDepartureOn();
            LocalDate last = planned == null ? day().plusDays(30) : planned;
            return inHouse(at)
                    && details.departedAt() == null
                    && Vietnam.dateOf(at).isAfter(last);
        }

        @Nullable
        String text(Field field) {
            return (String) details.get(field);
        }
    }

    final Map<UUID, DeclaredStay> stays = new LinkedHashMap<>();
    final Map<String, EstablishmentRecord> establishments = new TreeMap<>();
    final Set<Map.Entry<String, LocalDate>> nils = new HashSet<>();

    DeclaredStays(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case EstablishmentEvent recorded ->
                    establishments.put(
                            recorded.establishment().value(),
                            EstablishmentRecord.evolve(
                                    establishments.get(recorded.establishment().value()), recorded));
                case NilReported nil -> nils.add(Map.entry(nil.establishment().value(), nil.date()));
                case GuestCheckedIn in -> stays.put(in.stream(), new DeclaredStay(in));
                case GuestCheckedOut out -> {
                    DeclaredStay stay = known(out.stream());
                    stay.details = stay.details.toBuilder()
                            .set(Field.DEPARTED_AT, out.departedAt())
                            .build();
                }
                case StayCorrected corrected -> {
                    DeclaredStay stay = known(corrected.stream());
                    stay.details = stay.details.with(corrected.changes());
                    stay.places.correct(corrected.changes());
                    stay.rejudged = corrected.rejudged() == null ? stay.rejudged : corrected.rejudged();
                }
                case GuestMoved moved -> known(moved.stream()).places.move(moved.movedAt(), moved.to());
                case StayCancelled cancelled -> known(cancelled.stream()).cancelled = true;
                default -> {}
            }
        }
    }

    private DeclaredStay known(UUID stream) {
        return Objects.requireNonNull(stays.get(stream));
    }

    /** Stays that are not cancelled. */
    List<DeclaredStay> counting(Predicate<DeclaredStay> which) {
        return stays.values().stream()
                .filter(stay -> !stay.cancelled)
                .filter(which)
                .toList();
    }

    static boolean of(DeclaredStay stay, String establishment) {
        return stay.in.establishment().value().equals(establishment);
    }
}
