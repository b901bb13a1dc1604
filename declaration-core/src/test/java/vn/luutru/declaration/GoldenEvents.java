package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorReadsCounted;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;

/** The events of the golden files, by the name of their file. They and their files are never changed, only added to. */
public final class GoldenEvents {

    public static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    public static final StayId STAY = new StayId(UUID.fromString("7ba68a47-77e5-85ff-9845-b902774db6a4"));
    public static final Instant AT = Instant.parse("2026-07-01T07:05:00.123Z");

    private static final UUID KEY = UUID.fromString("0193a1c0-1111-4222-8333-444455558888");
    private static final Instant DUE = Instant.parse("2026-07-01T16:59:59Z");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private GoldenEvents() {}

    /** At least one event of each type, with and without its optional parts. */
    public static Map<String, Event> all() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("GuestCheckedIn-1-full", checkIn(allFacts(), 36, Timeliness.ON_TIME));
        events.put(
                "GuestCheckedIn-1-sparse",
                checkIn(
                        StayDetails.builder()
                                .set(Field.DATE_OF_BIRTH, BirthDate.ofYear(1958))
                                .build(),
                        null,
                        Timeliness.LATE));
        events.put("GuestCheckedOut-1", new GuestCheckedOut(STAY, DUE, AT, "key-7"));
        events.put(
                "StayCorrected-1-full",
                new StayCorrected(
                        STAY,
                        new Changes(
                                allFacts().toBuilder().set(Field.BED, null).build(),
                                EnumSet.of(Field.BED, Field.DEPARTED_AT)),
                        "nhập nhầm \"phòng\"",
                        35,
                        null,
                        AT,
                        "key-7"));
        events.put(
                "StayCorrected-1-sparse",
                new StayCorrected(
                        STAY, new Changes(StayDetails.EMPTY, EnumSet.of(Field.ROOM)), "x", null, null, AT, "k"));
        events.put("StayCancelled-1", new StayCancelled(STAY, CancellationReason.NO_SHOW, AT, "key-7"));
        events.put("StayForgotten-1", new StayForgotten(STAY, AT, "quản-trị"));
        events.put("EstablishmentRegistered-1", new EstablishmentRegistered(description(4, "kkt-nghi-son"), AT, "a"));
        events.put("EstablishmentChanged-1", new EstablishmentChanged(description(null, null), AT, "admin"));
        events.put("EstablishmentSuspended-1", new EstablishmentSuspended(ESTABLISHMENT, DAY, "sửa chữa", AT, "admin"));
        events.put("EstablishmentReopened-1", new EstablishmentReopened(ESTABLISHMENT, DAY, AT, "admin"));
        events.put("EstablishmentClosed-1", new EstablishmentClosed(ESTABLISHMENT, DAY, "giải thể", AT, "admin"));
        events.put("NilReported-1", new NilReported(ESTABLISHMENT, DAY, AT, "key-7"));
        events.put("PersonsQueried-1-full", queried("16531", "VA-12/2026"));
        events.put("PersonsQueried-1-sparse", queried(null, null));
        events.put("MonthForgotten-1", new MonthForgotten(YearMonth.of(2021, 6), AT, "admin"));
        events.put(
                "StayCorrected-1-moved",
                new StayCorrected(
                        STAY,
                        new Changes(
                                StayDetails.builder()
                                        .set(Field.ARRIVED_AT, Instant.parse("2026-06-28T06:30:00Z"))
                                        .set(Field.DATE_OF_BIRTH, BirthDate.parse("1985-03"))
                                        .build(),
                                EnumSet.noneOf(Field.class)),
                        "x",
                        41,
                        Timeliness.LATE,
                        AT,
                        "k"));
        events.put("OperatorKeyIssued-1-full", issued(true));
        events.put("OperatorKeyIssued-1-sparse", issued(false));
        events.put("OperatorKeyConfirmed-1", new OperatorKeyEvent.OperatorKeyConfirmed(KEY, AT, "quản-trị-2"));
        events.put("OperatorKeyRevoked-1", new OperatorKeyEvent.OperatorKeyRevoked(KEY, AT, "admin"));
        events.put("OperatorReadsCounted-1", new OperatorReadsCounted(KEY, "key-7", 12, 653, AT, DUE));
        events.put(
                "EventQuarantined-1",
                new EventQuarantined(
                        1_234_567_890_123L,
                        "GuestCheckedIn/1",
                        "malformed fact dateOfBirth",
                        "bản ghi hỏng, phiếu 7",
                        AT,
                        "admin"));
        events.putAll(GoldenDeskEvents.all());
        events.putAll(GoldenWatchEvents.all());
        events.put(
                "GuestMoved-1-full",
                new GuestMoved(STAY, DUE, new Place("Khoa Ngoại \"B\"", "P. 302", "Giường 4"), AT, "key-7"));
        events.put("GuestMoved-1-sparse", new GuestMoved(STAY, DUE, new Place(null, null, "B"), AT, "k"));
        events.put(
                "StayCorrected-1-unmoved",
                new StayCorrected(
                        STAY,
                        new Changes(StayDetails.builder().set(Field.ROOM, "303").build(), EnumSet.of(Field.MOVED_AT)),
                        "x",
                        36,
                        null,
                        AT,
                        "k"));
        events.putAll(GoldenOutageEvents.all());
        events.putAll(GoldenWatchEvents.found());
        events.putAll(GoldenAccountEvents.all());
        events.put(
                "EstablishmentMerged-1",
                new EstablishmentMerged(
                        ESTABLISHMENT, new EstablishmentId("38-16531-0002"), DAY, "đăng ký hai lần", AT, "admin"));
        events.put("MonthForgotten-1-asked", new MonthForgotten(YearMonth.of(2021, 6), AT, "admin-2", "quản-trị"));
        events.put("ReadModelOperated-1", GoldenAccountEvents.operated());
        return events;
    }

    private static OperatorKeyEvent issued(boolean full) {
        return new OperatorKeyEvent.OperatorKeyIssued(
                KEY,
                !full,
                full ? List.of(ESTABLISHMENT, new EstablishmentId("h.1_A-z")) : List.of(),
                full ? Set.of("READ", "CHECK_IN") : Set.of("CHECK_OUT"),
                !full,
                full ? UUID.fromString("0193a1c0-1111-4222-8333-444455557777") : null,
                AT,
                "admin");
    }

    private static GuestCheckedIn checkIn(StayDetails facts, Integer age, Timeliness timeliness) {
        return new GuestCheckedIn(
                STAY, ESTABLISHMENT, "B-100734", facts, age, AT, DUE, timeliness, "vn-2026-01-01", "key-7");
    }

    /** Each fact with a value of its own. */
    private static StayDetails allFacts() {
        return StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Thị Ánh Tuyết")
                .set(Field.DATE_OF_BIRTH, BirthDate.of(LocalDate.of(1990, 2, 28)))
                .set(Field.SEX, Sex.FEMALE)
                .set(Field.NATIONALITY, "VNM")
                .set(Field.DOCUMENT_TYPE, DocumentType.CAN_CUOC)
                .set(Field.DOCUMENT_NUMBER, "038190012345")
                .set(Field.RESIDENCE_PROVINCE, "38")
                .set(Field.RESIDENCE_WARD, "14758")
                .set(Field.RESIDENCE_ADDRESS, "12/3 \"ngõ\" Lê Lợi\\Hạc Thành")
                .set(Field.PHONE, "+84912345678")
                .set(Field.OCCUPATION, "giáo viên")
                .set(Field.ARRIVED_AT, Instant.parse("2026-07-01T06:30:00Z"))
                .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 3))
                .set(Field.ROOM, "204")
                .set(Field.BED, "B")
                .set(Field.PARTY, "Đoàn 7")
                .set(Field.PURPOSE, Purpose.TOURISM)
                .set(Field.CAPTURE_METHOD, CaptureMethod.CARD_CHIP)
                .set(Field.CAPTURED_AT, Instant.parse("2026-07-01T06:31:02.5Z"))
                .set(Field.WORKER_EMPLOYER, "Công ty TNHH Giày")
                .set(Field.WORKER_EMPLOYER_TAX_CODE, "2800000001")
                .set(Field.PATIENT_ROLE, PatientRole.COMPANION)
                .set(Field.PATIENT_DEPARTMENT, "Khoa Nội")
                .set(Field.DEPARTED_AT, Instant.parse("2026-07-03T05:00:00Z"))
                .build();
    }

    private static Establishment description(Integer stars, String zone) {
        return new Establishment(
                ESTABLISHMENT,
                "Khách sạn Sầm Sơn",
                stars == null ? EstablishmentType.HOMESTAY : EstablishmentType.HOTEL,
                stars,
                stars == null ? Regime.RESIDENCE_ONLY : Regime.LICENSED_LODGING,
                "16531",
                zone,
                12,
                30,
                stars == null,
                DAY);
    }

    private static PersonsQueried queried(String territory, String caseFile) {
        return new PersonsQueried(
                UUID.fromString("0193a1c0-1111-4222-8333-444455556666"),
                "can-bo-7",
                "POLICE",
                territory,
                "MISSING_PERSON",
                caseFile,
                "residents",
                territory == null ? Map.of() : Map.of("ward", "16531", "name", "Nguyễn", "from", "2026-07-01"),
                3,
                AT);
    }
}
