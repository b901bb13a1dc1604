package vn.luutru.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** Invented guests and establishments, and random histories of them by a seed. */
public final class Province {

    /** The first instant of every history. */
    public static final Instant BEGIN = Instant.parse("2026-07-01T05:00:00Z");

    private static final List<String> WARDS = List.of("16531", "16522", "14797");
    private static final List<String> NAMES =
            List.of("Nguyễn Văn Thử", "Lê Thị Mẫu", "Đặng Bá Thử", "Maria Example", "Trần Thử Nghiệm");

    private Province() {}

    /** So many days after the first instant. */
    public static Instant days(long days) {
        return BEGIN.plus(Duration.ofDays(days));
    }

    /** An establishment in a ward. */
    public static Establishment establishment(String id, String ward, LocalDate validFrom) {
        return new Establishment(
                new EstablishmentId(id),
                "Khách sạn " + id,
                EstablishmentType.HOTEL,
                3,
                Regime.LICENSED_LODGING,
                ward,
                ward.equals("14797") ? "nghi-son" : null,
                40,
                80,
                false,
                validFrom);
    }

    public static EstablishmentRegistered registered(String id, String ward) {
        return new EstablishmentRegistered(establishment(id, ward, LocalDate.of(2026, 1, 1)), BEGIN, "admin");
    }

    /** A guest with a 12-digit number. */
    public static StayDetails.Builder guest(String name, String number, Instant arrivedAt) {
        return StayDetails.builder()
                .set(Field.FULL_NAME, name)
                .set(Field.DATE_OF_BIRTH, BirthDate.of(LocalDate.of(1990, 3, 15)))
                .set(Field.SEX, Sex.MALE)
                .set(Field.NATIONALITY, "VNM")
                .set(Field.DOCUMENT_TYPE, DocumentType.CCCD)
                .set(Field.DOCUMENT_NUMBER, number)
                .set(Field.PURPOSE, Purpose.TOURISM)
                .set(Field.ROOM, "301")
                .set(Field.ARRIVED_AT, arrivedAt);
    }

    /** A guest without papers of whom neither the number nor the date of birth is known. */
    public static StayDetails.Builder unidentified(String name, Instant arrivedAt) {
        return guest(name, "", arrivedAt)
                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                .set(Field.DOCUMENT_NUMBER, null)
                .set(Field.DATE_OF_BIRTH, null);
    }

    public static GuestCheckedIn checkedIn(String establishment, String reference, StayDetails details) {
        EstablishmentId id = new EstablishmentId(establishment);
        Instant arrived = details.arrivedAt();
        Instant reported = (arrived == null ? BEGIN : arrived).plusSeconds(60);
        return new GuestCheckedIn(
                StayId.of(id, reference),
                id,
                reference,
                details,
                details.ageAtArrival(),
                reported,
                reported.plusSeconds(7200),
                Timeliness.ON_TIME,
                "law-2026",
                "key-1");
    }

    public static StayId stay(String establishment, String reference) {
        return StayId.of(new EstablishmentId(establishment), reference);
    }

    public static GuestCheckedOut checkedOut(String establishment, String reference, Instant departedAt) {
        return new GuestCheckedOut(stay(establishment, reference), departedAt, departedAt, "key-1");
    }

    /** A guest in another place from an instant on. */
    public static GuestMoved moved(GuestCheckedIn in, Instant movedAt, Place to) {
        return new GuestMoved(in.stay(), movedAt, to, movedAt, "key-1");
    }

    public static StayCorrected corrected(String establishment, String reference, Field field, @Nullable Object value) {
        Set<Field> removed = EnumSet.noneOf(Field.class);
        StayDetails.Builder set = StayDetails.builder();
        if (value == null) {
            removed.add(field);
        } else {
            set.set(field, value);
        }
        // Whatever the deadline: that read models follow the judgement of the event is what tests are after.
        Timeliness rejudged = field == Field.ARRIVED_AT && value instanceof Instant moved
                ? moved.getEpochSecond() / 3600 % 3 == 0 ? Timeliness.ON_TIME : Timeliness.LATE
                : null;
        return new StayCorrected(
                stay(establishment, reference),
                new Changes(set.build(), removed),
                "sai",
                null,
                rejudged,
                BEGIN,
                "key-1");
    }

    /**
     * Facts of an adult that were corrected at an instant.
     *
     * @param rejudged as of the event; null where the deadline does not depend on what was corrected
     */
    public static StayCorrected corrected(
            StayId stay, StayDetails set, String reason, @Nullable Timeliness rejudged, Instant at) {
        return new StayCorrected(stay, new Changes(set, Set.of()), reason, 36, rejudged, at, "key-1");
    }

    /** A random history with everything that can happen, in an order that can happen. */
    public static List<Event> history(long seed, int length) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        List<String[]> stays = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String establishment = "h" + random.nextInt(4);
            Instant now = BEGIN.plus(Duration.ofHours(i * 7L));
            int kind = random.nextInt(100);
            if (kind < 45 || stays.isEmpty()) {
                String reference = "r" + i;
                stays.add(new String[] {establishment, reference});
                events.add(checkedIn(
                        establishment,
                        reference,
                        guest(NAMES.get(random.nextInt(NAMES.size())), "03809000000" + random.nextInt(9), now)
                                .set(
                                        Field.DOCUMENT_TYPE,
                                        random.nextInt(9) == 0 ? DocumentType.NONE : DocumentType.CCCD)
                                .build()));
                continue;
            }
            String[] stay = stays.get(random.nextInt(stays.size()));
            events.add(
                    switch (kind / 5) {
                        case 9, 10, 11 -> checkedOut(stay[0], stay[1], now);
                        case 12 ->
                            new GuestMoved(
                                    stay(stay[0], stay[1]),
                                    now.minus(Duration.ofHours(random.nextInt(72))),
                                    random.nextInt(4) == 0
                                            ? new Place(null, null, "B")
                                            : new Place(null, "P." + (300 + random.nextInt(3)), null),
                                    now,
                                    "key-1");
                        case 13 -> corrected(stay[0], stay[1], Field.DEPARTED_AT, null);
                        case 14 ->
                            corrected(
                                    stay[0], stay[1], Field.ARRIVED_AT, now.minus(Duration.ofDays(random.nextInt(40))));
                        case 15 ->
                            switch (random.nextInt(4)) {
                                case 0 -> corrected(stay[0], stay[1], Field.FULL_NAME, "Lò Văn Sửa");
                                case 1 -> corrected(stay[0], stay[1], Field.ROOM, "P." + (300 + random.nextInt(3)));
                                case 2 -> corrected(stay[0], stay[1], Field.MOVED_AT, null);
                                default -> corrected(stay[0], stay[1], Field.MOVED_AT, now.minus(Duration.ofDays(1)));
                            };
                        case 16 ->
                            new StayCancelled(stay(stay[0], stay[1]), CancellationReason.DUPLICATE, now, "key-1");
                        case 17 ->
                            new EstablishmentChanged(
                                    establishment(
                                            establishment,
                                            WARDS.get(random.nextInt(3)),
                                            LocalDate.of(2026, 7, 1 + random.nextInt(30))),
                                    now,
                                    "admin");
                        case 18 ->
                            random.nextBoolean()
                                    ? new StayForgotten(stay(stay[0], stay[1]), now, "admin")
                                    : new NilReported(
                                            new EstablishmentId(establishment), LocalDate.of(2026, 7, 5), now, "key-1");
                        default -> rare(random, establishment, now, i);
                    });
        }
        return events;
    }

    private static Event rare(Random random, String establishment, Instant now, int number) {
        return switch (random.nextInt(4)) {
            case 0 -> new MonthForgotten(java.time.YearMonth.of(2026, 7), now, "admin");
            case 1 ->
                new EstablishmentSuspended(
                        new EstablishmentId(establishment), LocalDate.of(2026, 7, 9), "sửa chữa", now, "admin");
            default ->
                new PersonsQueried(
                        new UUID(number, 8),
                        "officer",
                        "POLICE",
                        "16531",
                        "MISSING_PERSON",
                        "HS-1",
                        "residents",
                        Map.of("name", "thu"),
                        2,
                        now);
        };
    }
}
