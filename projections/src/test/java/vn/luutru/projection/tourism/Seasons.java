package vn.luutru.projection.tourism;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** Random histories of a small province from March to May 2026, declared in any order in which they can be declared. */
final class Seasons {

    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    static final int DAYS = 92;
    static final String PLANTED_NAME = "Nguyễn Văn Trồng";
    static final String PLANTED_NUMBER = "038090424242";
    static final String PLANTED_REFERENCE = "so-phong-424242";

    private static final Instant REPORTED = Instant.parse("2026-06-01T03:00:00Z");
    private static final List<String> WARDS = List.of("16531", "16522", "14797");
    private static final List<EstablishmentType> TYPES = List.of(
            EstablishmentType.HOTEL,
            EstablishmentType.HOTEL,
            EstablishmentType.HOMESTAY,
            EstablishmentType.GOVERNMENT_GUEST_HOUSE,
            EstablishmentType.BOARDING_HOUSE,
            EstablishmentType.HOSPITAL);
    private static final List<String> COUNTRIES = List.of("VNM", "VNM", "VNM", "KOR", "FRA");
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.TOURISM, Purpose.TOURISM, Purpose.VISIT, Purpose.WORK, Purpose.MEDICAL_TREATMENT);

    private final Random random;
    private final int establishments;
    private final List<Event> events = new ArrayList<>();
    private final List<GuestCheckedIn> stays = new ArrayList<>();

    private Seasons(long seed, int establishments) {
        random = new Random(seed);
        this.establishments = establishments;
    }

    /** A history of a number of steps, most of which are check-ins. */
    static List<Event> history(long seed, int establishments, int steps) {
        return new Seasons(seed, establishments).events(steps);
    }

    private List<Event> events(int steps) {
        for (int establishment = 0; establishment < establishments; establishment++) {
            if (random.nextInt(5) > 0) {
                events.add(new EstablishmentRegistered(description(establishment, day(-40)), REPORTED, "admin"));
            }
        }
        for (int i = 0; i < steps; i++) {
            step(i);
        }
        return events;
    }

    private void step(int number) {
        int kind = random.nextInt(100);
        if (kind < 50 || stays.isEmpty()) {
            checkIn(number);
            return;
        }
        GuestCheckedIn stay = stays.get(random.nextInt(stays.size()));
        if (kind < 70) {
            Instant arrived = stay.details().arrivedAt();
            Instant left = arrived.plus(Duration.ofHours(random.nextInt(random.nextInt(8) == 0 ? 900 : 90)));
            events.add(new GuestCheckedOut(stay.stay(), left, REPORTED, "key-1"));
        } else if (kind < 80) {
            events.add(correction(stay));
        } else if (kind < 85) {
            events.add(move(stay));
        } else if (kind < 88) {
            stays.remove(stay);
            events.add(new StayCancelled(stay.stay(), CancellationReason.DUPLICATE, REPORTED, "key-1"));
        } else if (kind < 91) {
            events.add(new StayForgotten(stay.stay(), REPORTED, "admin"));
        } else {
            establishment(random.nextInt(establishments));
        }
    }

    private void checkIn(int number) {
        EstablishmentId establishment = id(random.nextInt(establishments));
        String reference = PLANTED_REFERENCE + "-" + number;
        StayDetails.Builder guest = StayDetails.builder()
                .set(Field.FULL_NAME, PLANTED_NAME)
                .set(Field.DOCUMENT_NUMBER, PLANTED_NUMBER)
                .set(Field.PHONE, PLANTED_NUMBER)
                .set(Field.DATE_OF_BIRTH, birth())
                .set(Field.ARRIVED_AT, instant())
                .set(Field.EXPECTED_DEPARTURE_ON, day(random.nextInt(DAYS)));
        maybe(() -> guest.set(Field.SEX, sex()));
        maybe(() -> guest.set(Field.NATIONALITY, any(COUNTRIES)));
        maybe(() -> guest.set(Field.ROOM, room()));
        maybe(() -> guest.set(Field.PURPOSE, any(PURPOSES)));
        StayDetails details = guest.build();
        GuestCheckedIn recorded = new GuestCheckedIn(
                StayId.of(establishment, reference),
                establishment,
                reference,
                details,
                random.nextInt(9) == 0 ? null : details.ageAtArrival(),
                REPORTED,
                REPORTED,
                Timeliness.LATE,
                "law-2026",
                "key-1");
        stays.add(recorded);
        events.add(recorded);
    }

    private Event correction(GuestCheckedIn stay) {
        StayDetails.Builder set = StayDetails.builder();
        Set<Field> removed = EnumSet.noneOf(Field.class);
        Integer age = random.nextInt(90);
        switch (random.nextInt(11)) {
            case 0 -> set.set(Field.ARRIVED_AT, instant());
            case 1 -> set.set(Field.DEPARTED_AT, instant());
            case 2 -> removed.add(Field.DEPARTED_AT);
            case 3 -> change(Field.ROOM, room(), set, removed);
            case 4 -> change(Field.NATIONALITY, any(COUNTRIES), set, removed);
            case 5 -> change(Field.SEX, sex(), set, removed);
            case 6 -> change(Field.PURPOSE, any(PURPOSES), set, removed);
            case 7 -> set.set(Field.DATE_OF_BIRTH, birth());
            case 8 -> removed.add(Field.MOVED_AT);
            case 9 -> set.set(Field.MOVED_AT, instant());
            default -> set.set(Field.FULL_NAME, PLANTED_NAME + " Sửa");
        }
        return new StayCorrected(
                stay.stay(),
                new Changes(set.build(), removed),
                "nhầm với " + PLANTED_NAME,
                age,
                null,
                REPORTED,
                "key-1");
    }

    /** Often within a minute of a local midnight, where one night ends and the next begins. */
    private Event move(GuestCheckedIn stay) {
        Instant at = random.nextInt(3) == 0 ? Vietnam.startOf(day(random.nextInt(DAYS))) : instant();
        Place to = random.nextInt(5) == 0 ? new Place(null, null, "A") : new Place(null, "P. " + room(), null);
        return new GuestMoved(stay.stay(), at, to, REPORTED, "key-1");
    }

    private void change(Field field, Object value, StayDetails.Builder set, Set<Field> removed) {
        if (random.nextInt(4) == 0) {
            removed.add(field);
        } else {
            set.set(field, value);
        }
    }

    private void establishment(int establishment) {
        LocalDate from = day(random.nextInt(DAYS));
        events.add(
                switch (random.nextInt(6)) {
                    case 0 -> new EstablishmentSuspended(id(establishment), from, "sửa chữa", REPORTED, "admin");
                    case 1 -> new EstablishmentReopened(id(establishment), from, REPORTED, "admin");
                    case 2 -> new EstablishmentClosed(id(establishment), from, "nghỉ", REPORTED, "admin");
                    default -> new EstablishmentChanged(description(establishment, from), REPORTED, "admin");
                });
    }

    private Establishment description(int establishment, LocalDate from) {
        EstablishmentType type = random.nextInt(6) == 0 ? any(TYPES) : TYPES.get(establishment % TYPES.size());
        int rooms = random.nextInt(12);
        return new Establishment(
                id(establishment),
                "Nhà số " + establishment,
                type,
                type.ranked() && random.nextBoolean() ? 1 + random.nextInt(5) : null,
                Regime.LICENSED_LODGING,
                any(WARDS),
                null,
                rooms,
                rooms * 2,
                false,
                from);
    }

    private Instant instant() {
        // Within a minute of local midnight now and then: the day must be the local one.
        Instant midnight = Vietnam.startOf(day(random.nextInt(DAYS)));
        return midnight.plusSeconds(random.nextInt(6) == 0 ? random.nextInt(120) - 60 : random.nextInt(86_400));
    }

    private BirthDate birth() {
        return BirthDate.of(LocalDate.of(1940 + random.nextInt(85), 1 + random.nextInt(12), 1 + random.nextInt(28)));
    }

    private String room() {
        return Integer.toString(101 + random.nextInt(4));
    }

    private Sex sex() {
        return any(List.of(Sex.values()));
    }

    private void maybe(Runnable setting) {
        if (random.nextInt(12) > 0) {
            setting.run();
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number);
    }

    private static EstablishmentId id(int establishment) {
        return new EstablishmentId("nha-" + establishment);
    }
}
