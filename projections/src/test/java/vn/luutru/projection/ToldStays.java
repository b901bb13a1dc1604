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

/** What the events tell, folded one by one. */
final class ToldStays {

    static final class Told {
        final GuestCheckedIn in;
        final PlainPlaces places;
        StayDetails details;
        boolean cancelled;

        @Nullable
        Timeliness rejudged;

        Told(GuestCheckedIn in) {
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

        @Nullable
        String text(Field field) {
            return (String) details.get(field);
        }
    }

    final Map<UUID, Told> stays = new LinkedHashMap<>();
    final Map<String, EstablishmentRecord> establishments = new TreeMap<>();
    final Set<Map.Entry<String, LocalDate>> nils = new HashSet<>();

    ToldStays(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case EstablishmentEvent told ->
                    establishments.put(
                            told.establishment().value(),
                            EstablishmentRecord.evolve(
                                    establishments.get(told.establishment().value()), told));
                case NilReported nil -> nils.add(Map.entry(nil.establishment().value(), nil.date()));
                case GuestCheckedIn in -> stays.put(in.stream(), new Told(in));
                case GuestCheckedOut out -> {
                    Told stay = known(out.stream());
                    stay.details = stay.details.toBuilder()
                            .set(Field.DEPARTED_AT, out.departedAt())
                            .build();
                }
                case StayCorrected corrected -> {
                    Told stay = known(corrected.stream());
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

    private Told known(UUID stream) {
        return Objects.requireNonNull(stays.get(stream));
    }

    /** Stays that are not cancelled. */
    List<Told> counting(Predicate<Told> which) {
        return stays.values().stream()
                .filter(stay -> !stay.cancelled)
                .filter(which)
                .toList();
    }

    static boolean of(Told stay, String establishment) {
        return stay.in.establishment().value().equals(establishment);
    }
}
