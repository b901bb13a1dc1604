package vn.luutru.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
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
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** Random histories of dormitories, hospitals and hotels, with the facts that their figures go by. */
final class PlacesHistory {

    static final List<String> ZONES = List.of("nghi-son", "le-mon");
    static final List<String> WARDS = List.of("16531", "14797");

    private static final List<EstablishmentType> TYPES =
            List.of(EstablishmentType.WORKER_DORMITORY, EstablishmentType.HOSPITAL, EstablishmentType.HOTEL);
    private static final List<@Nullable String> EMPLOYERS = Arrays.asList("Công ty Mẫu", "Công ty Thử", "An Mẫu", null);
    private static final List<@Nullable String> TAX_CODES = Arrays.asList("2800000000", "2800000001", null, null);
    private static final List<@Nullable String> DEPARTMENTS = Arrays.asList("Nội", "Ngoại", "Nhi", null);
    private static final List<@Nullable PatientRole> ROLES =
            Arrays.asList(PatientRole.INPATIENT, PatientRole.INPATIENT, PatientRole.COMPANION, null);
    private static final List<@Nullable CaptureMethod> METHODS =
            Arrays.asList(CaptureMethod.CARD_QR, CaptureMethod.MANUAL, null);
    private static final List<@Nullable Sex> SEXES = Arrays.asList(Sex.MALE, Sex.FEMALE, Sex.FEMALE, null);
    private static final List<@Nullable String> COUNTRIES = Arrays.asList("VNM", "VNM", "VNM", "KOR", null);
    private static final List<@Nullable String> PROVINCES = Arrays.asList("38", "38", "40", null);
    private static final List<Field> LIKE = List.of(
            Field.WORKER_EMPLOYER,
            Field.WORKER_EMPLOYER_TAX_CODE,
            Field.SEX,
            Field.NATIONALITY,
            Field.RESIDENCE_PROVINCE);
    private static final List<@Nullable String> BEDS = Arrays.asList("1", "2", null);

    private static final List<@Nullable String> ROOMS = Arrays.asList("301", "P.302", "Phòng 301", null);

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final List<GuestCheckedIn> alive = new ArrayList<>();
    private @Nullable GuestCheckedIn mover;

    private PlacesHistory(long seed) {
        random = new Random(seed);
    }

    /** Eight hours lie between two events. */
    static List<Event> of(long seed, int length) {
        PlacesHistory history = new PlacesHistory(seed);
        for (int establishment = 0; establishment < 6; establishment++) {
            history.events.add(new EstablishmentRegistered(history.described("h" + establishment), at(0), "admin"));
        }
        while (history.events.size() < length) {
            history.events.add(history.next(at(history.events.size())));
        }
        return history.events;
    }

    static Instant at(int number) {
        return Province.BEGIN.plus(Duration.ofHours(8L * number));
    }

    private Event next(Instant now) {
        String establishment = "h" + random.nextInt(7);
        if (mover != null) {
            return checkIn(establishment, now);
        }
        int kind = random.nextInt(100);
        if (kind < 45 || alive.isEmpty()) {
            return checkIn(establishment, now);
        } else if (kind < 60) {
            GuestCheckedIn stay = one();
            // Every other one goes to another establishment, where nobody knows them.
            mover = random.nextBoolean() ? stay : null;
            return Province.checkedOut(
                    stay.establishment().value(), stay.reference(), now.minus(Duration.ofHours(random.nextInt(60))));
        } else if (kind < 72) {
            return correction(one(), now);
        } else if (kind < 80) {
            return Province.moved(one(), now.minus(Duration.ofHours(random.nextInt(200))), anyPlace());
        } else if (kind < 84) {
            GuestCheckedIn stay = one();
            alive.remove(stay);
            return new StayCancelled(stay.stay(), CancellationReason.DUPLICATE, now, "key-1");
        } else if (kind < 86) {
            GuestCheckedIn stay = one();
            alive.remove(stay);
            return new StayForgotten(stay.stay(), now, "admin");
        } else if (kind < 87) {
            alive.clear();
            return new MonthForgotten(YearMonth.of(2026, 7), now, "admin");
        } else if (kind < 91) {
            return new NilReported(new EstablishmentId(establishment), day(), now, "key-1");
        } else if (kind < 95) {
            return new EstablishmentChanged(described("h" + random.nextInt(6)), now, "admin");
        }
        EstablishmentId id = new EstablishmentId("h" + random.nextInt(6));
        return switch (random.nextInt(4)) {
            case 0 -> new EstablishmentClosed(id, day(), "nghỉ", now, "admin");
            case 1 -> new EstablishmentSuspended(id, day(), "sửa", now, "admin");
            default -> new EstablishmentReopened(id, day(), now, "admin");
        };
    }

    private GuestCheckedIn checkIn(String establishment, Instant now) {
        Instant arrived = now.minus(Duration.ofHours(random.nextInt(4) == 0 ? random.nextInt(1000) : 1));
        StayDetails.Builder guest = Province.guest("Nguyễn Văn Thử", "038090000001", arrived)
                .set(Field.EXPECTED_DEPARTURE_ON, plannedAfter(arrived))
                .set(Field.BED, any(BEDS))
                .set(Field.ROOM, random.nextBoolean() ? "301" : "302")
                .set(Field.WORKER_EMPLOYER, any(EMPLOYERS))
                .set(Field.WORKER_EMPLOYER_TAX_CODE, any(TAX_CODES))
                .set(Field.PATIENT_DEPARTMENT, any(DEPARTMENTS))
                .set(Field.PATIENT_ROLE, any(ROLES))
                .set(Field.CAPTURE_METHOD, any(METHODS))
                .set(Field.SEX, any(SEXES))
                .set(Field.NATIONALITY, any(COUNTRIES))
                .set(Field.RESIDENCE_PROVINCE, any(PROVINCES));
        GuestCheckedIn same = mover;
        if (same != null) {
            LIKE.forEach(field -> guest.set(field, same.details().get(field)));
            mover = null;
        }
        StayDetails details = guest.build();
        GuestCheckedIn usual = Province.checkedIn(establishment, "r" + events.size(), details);
        GuestCheckedIn in = new GuestCheckedIn(
                usual.stay(),
                usual.establishment(),
                usual.reference(),
                details,
                usual.age(),
                now,
                now,
                random.nextInt(3) == 0 ? Timeliness.LATE : Timeliness.ON_TIME,
                usual.ruleSet(),
                usual.declaredBy());
        alive.add(in);
        return in;
    }

    private Event correction(GuestCheckedIn stay, Instant now) {
        Instant before = now.minus(Duration.ofHours(random.nextInt(1000)));
        String establishment = stay.establishment().value();
        String reference = stay.reference();
        return switch (random.nextInt(16)) {
            case 0, 1 -> Province.corrected(establishment, reference, Field.ARRIVED_AT, before);
            case 2 ->
                Province.corrected(establishment, reference, Field.DEPARTED_AT, random.nextBoolean() ? null : before);
            case 3 -> Province.corrected(establishment, reference, Field.BED, any(BEDS));
            case 4 -> Province.corrected(establishment, reference, Field.WORKER_EMPLOYER, any(EMPLOYERS));
            case 5 -> Province.corrected(establishment, reference, Field.WORKER_EMPLOYER_TAX_CODE, any(TAX_CODES));
            case 6 -> Province.corrected(establishment, reference, Field.PATIENT_DEPARTMENT, any(DEPARTMENTS));
            case 7 -> Province.corrected(establishment, reference, Field.PATIENT_ROLE, any(ROLES));
            case 8 -> Province.corrected(establishment, reference, Field.SEX, any(SEXES));
            case 9 -> Province.corrected(establishment, reference, Field.NATIONALITY, any(COUNTRIES));
            case 10 -> Province.corrected(establishment, reference, Field.RESIDENCE_PROVINCE, any(PROVINCES));
            case 11 -> Province.corrected(establishment, reference, Field.ROOM, any(ROOMS));
            case 12 -> Province.corrected(establishment, reference, Field.MOVED_AT, null);
            case 13 -> Province.corrected(establishment, reference, Field.MOVED_AT, before);
            case 14 -> Province.corrected(establishment, reference, Field.EXPECTED_DEPARTURE_ON, plannedAfter(before));
            default -> Province.corrected(establishment, reference, Field.CAPTURE_METHOD, any(METHODS));
        };
    }

    private Establishment described(String id) {
        int zone = random.nextInt(3);
        return new Establishment(
                new EstablishmentId(id),
                "Nhà " + id + " " + random.nextInt(9),
                TYPES.get(random.nextInt(TYPES.size())),
                null,
                Regime.RESIDENCE_ONLY,
                WARDS.get(random.nextInt(WARDS.size())),
                zone < 2 ? ZONES.get(zone) : null,
                10,
                20 + random.nextInt(50),
                false,
                day());
    }

    /** One that names a department, a room or a bed as its outermost part. */
    private Place anyPlace() {
        String department = any(DEPARTMENTS);
        String room = any(ROOMS);
        String bed = any(BEDS);
        return switch (random.nextInt(3)) {
            case 0 -> new Place(department == null ? "Nội" : department, room, bed);
            case 1 -> new Place(null, room == null ? "P. 303" : room, bed);
            default -> new Place(null, null, bed == null ? "g.1" : bed);
        };
    }

    /** A planned departure, or none. */
    private @Nullable LocalDate plannedAfter(Instant arrived) {
        return random.nextInt(3) == 0 ? null : Vietnam.dateOf(arrived).plusDays(random.nextInt(45));
    }

    private LocalDate day() {
        return LocalDate.of(2026, 6, 25).plusDays(random.nextInt(60));
    }

    private GuestCheckedIn one() {
        return alive.get(random.nextInt(alive.size()));
    }

    private <T> @Nullable T any(List<@Nullable T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
