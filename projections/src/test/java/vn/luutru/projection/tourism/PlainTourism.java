package vn.luutru.projection.tourism;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.projection.PlainPlaces;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;

/**
 * Tourism figures as one would count them by hand, day by day and guest by guest, from the events: slow, plain, and
 * with nothing in common with the statement that it checks.
 */
final class PlainTourism {

    private static final class Guest {
        final String establishment;
        final PlainPlaces places;
        StayDetails facts;

        @Nullable
        Integer age;

        boolean cancelled;

        Guest(GuestCheckedIn in) {
            establishment = in.establishment().value();
            places = new PlainPlaces(in.details());
            facts = in.details();
            age = in.age();
        }
    }

    private static final class Aggregate {
        long dayGuests;
        long overnight;
        long open;
        long nights;
        long openNights;
        long rooms;
        long beds;
        boolean any;
        final Set<String> roomsUsed = new HashSet<>();
        final Set<String> openRooms = new HashSet<>();

        long openOnly() {
            return openRooms.stream().filter(room -> !roomsUsed.contains(room)).count();
        }
    }

    private final Map<UUID, Guest> guests = new HashMap<>();
    private final Map<String, PlainSite> establishments = new HashMap<>();

    PlainTourism(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case StayEvent stay -> apply(stay);
                case EstablishmentEvent establishment -> apply(establishment);
                default -> throw new IllegalArgumentException("Not expected here");
            }
        }
    }

    private void apply(StayEvent event) {
        Guest guest = guests.get(event.stream());
        switch (event) {
            case GuestCheckedIn in -> guests.put(in.stream(), new Guest(in));
            case GuestCheckedOut out ->
                guest.facts = guest.facts.toBuilder()
                        .set(Field.DEPARTED_AT, out.departedAt())
                        .build();
            case StayCorrected corrected -> {
                guest.facts = guest.facts.with(corrected.changes());
                guest.places.correct(corrected.changes());
                guest.age = corrected.age();
            }
            case GuestMoved moved -> guest.places.move(moved.movedAt(), moved.to());
            case StayCancelled cancelled -> guest.cancelled = true;
            case StayForgotten forgotten -> {}
        }
    }

    private void apply(EstablishmentEvent event) {
        String id = event.establishment().value();
        switch (event) {
            case EstablishmentRegistered described -> describe(described.description());
            case EstablishmentChanged described -> describe(described.description());
            case EstablishmentSuspended described -> phase(id, described.from(), false);
            case EstablishmentReopened described -> phase(id, described.from(), true);
            case EstablishmentClosed described -> phase(id, described.from(), false);
            case EstablishmentMerged described -> phase(id, described.from(), false);
        }
    }

    private void describe(Establishment described) {
        establishments
                .computeIfAbsent(described.id().value(), id -> new PlainSite())
                .descriptions
                .put(described.validFrom(), described);
    }

    private void phase(String id, LocalDate from, boolean open) {
        if (establishments.containsKey(id)) {
            establishments.get(id).open.put(from, open);
        }
    }

    /** Every group that has a guest or, unless groups are of persons, an open establishment. */
    Map<List<@Nullable String>, Figures> figures(TourismQuestion question, LocalDate today, AgeGroups ages) {
        Map<List<@Nullable String>, Aggregate> aggregates = new HashMap<>();
        boolean ofPersons = question.groupBy().stream().anyMatch(GroupBy::ofPersons);
        for (LocalDate day = question.from(); day.isBefore(question.to()); day = day.plusDays(1)) {
            boolean nightOver = day.isBefore(today);
            for (Map.Entry<UUID, Guest> entry : guests.entrySet()) {
                Guest guest = entry.getValue();
                Establishment establishment = establishmentOf(guest, day, question);
                if (establishment != null) {
                    Aggregate aggregate = aggregates.computeIfAbsent(
                            key(question, day, establishment, guest, ages), k -> new Aggregate());
                    count(aggregate, guest, entry.getKey(), day, nightOver);
                }
            }
            if (nightOver && !ofPersons) {
                for (PlainSite establishment : establishments.values()) {
                    Establishment described = establishment.on(day);
                    if (establishment.openOn(day) && counts(described, question)) {
                        Aggregate aggregate = aggregates.computeIfAbsent(
                                key(question, day, described, null, ages), k -> new Aggregate());
                        aggregate.any = true;
                        aggregate.rooms += described.rooms();
                        aggregate.beds += described.beds();
                    }
                }
            }
        }
        aggregates.values().removeIf(aggregate -> !aggregate.any);
        Map<List<@Nullable String>, Figures> figures = new HashMap<>();
        aggregates.forEach((key, aggregate) -> figures.put(
                key,
                new Figures(
                        aggregate.dayGuests,
                        aggregate.overnight,
                        aggregate.open,
                        aggregate.nights,
                        aggregate.openNights,
                        ofPersons ? null : (long) aggregate.roomsUsed.size(),
                        ofPersons ? null : aggregate.openOnly(),
                        ofPersons ? null : aggregate.rooms,
                        ofPersons ? null : aggregate.beds)));
        return figures;
    }

    /** The establishment in which a tourist is on a day, or arrives then; null if they do not count there. */
    private @Nullable Establishment establishmentOf(Guest guest, LocalDate day, TourismQuestion question) {
        PlainSite establishment = establishments.get(guest.establishment);
        Purpose purpose = guest.facts.purpose();
        if (establishment == null
                || guest.cancelled
                || purpose == Purpose.WORK
                || purpose == Purpose.STUDY
                || purpose == Purpose.MEDICAL_TREATMENT) {
            return null;
        }
        Establishment described = establishment.on(day);
        LocalDate arrived = day(guest.facts.arrivedAt());
        LocalDate departed = day(guest.facts.departedAt());
        boolean there = !day.isBefore(arrived) && (departed == null || day.isBefore(departed) || day.equals(arrived));
        return there && counts(described, question) ? described : null;
    }

    private static boolean counts(Establishment described, TourismQuestion question) {
        return described.type().tourism() && question.territory().covers(described.ward());
    }

    private static void count(Aggregate aggregate, Guest guest, UUID stay, LocalDate day, boolean nightOver) {
        LocalDate arrived = day(guest.facts.arrivedAt());
        LocalDate departed = day(guest.facts.departedAt());
        if (day.equals(arrived)) {
            aggregate.any = true;
            if (departed == null) {
                aggregate.open++;
            } else if (departed.isAfter(arrived)) {
                aggregate.overnight++;
            } else {
                aggregate.dayGuests++;
            }
        }
        if (!nightOver || (departed != null && !departed.isAfter(day))) {
            return;
        }
        if (departed == null && !day.isBefore(arrived.plusDays(30))) {
            // The check-out was forgotten.
            return;
        }
        aggregate.any = true;
        if (departed == null) {
            aggregate.openNights++;
        } else {
            aggregate.nights++;
        }
        // A night is that of the room in which the guest is when its day ends.
        Instant midnight = day.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant();
        String written = guest.places.part(Field.ROOM, midnight);
        String room = written == null ? null : written.replace("P. ", "");
        Set<String> rooms = departed == null ? aggregate.openRooms : aggregate.roomsUsed;
        rooms.add(day + " " + guest.establishment + (room == null ? " stay " + stay : " room " + room));
    }

    private static List<@Nullable String> key(
            TourismQuestion question,
            LocalDate day,
            Establishment establishment,
            @Nullable Guest guest,
            AgeGroups ages) {
        List<@Nullable String> key = new ArrayList<>();
        for (GroupBy dimension : question.groupBy()) {
            key.add(
                    switch (dimension) {
                        case DAY -> day.toString();
                        case MONTH -> YearMonth.from(day).toString();
                        case WARD -> establishment.ward();
                        case ESTABLISHMENT_TYPE -> establishment.type().name();
                        case STARS ->
                            establishment.stars() == null
                                    ? null
                                    : establishment.stars().toString();
                        case ORIGIN -> origin(guest.facts.nationality());
                        case NATIONALITY -> guest.facts.nationality();
                        case AGE_GROUP -> group(guest.age, ages);
                        case SEX ->
                            guest.facts.sex() == null
                                    ? Sex.UNKNOWN.name()
                                    : guest.facts.sex().name();
                    });
        }
        return key;
    }

    private static String origin(@Nullable String nationality) {
        if (nationality == null) {
            return "UNKNOWN";
        }
        return nationality.equals("VNM") ? "DOMESTIC" : "INTERNATIONAL";
    }

    private static String group(@Nullable Integer age, AgeGroups ages) {
        if (age == null) {
            return "UNKNOWN";
        }
        int group = 0;
        while (group + 1 < ages.from().size() && ages.from().get(group + 1) <= age) {
            group++;
        }
        return ages.names().get(group);
    }

    private static @Nullable LocalDate day(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(Vietnam.ZONE).toLocalDate();
    }
}
