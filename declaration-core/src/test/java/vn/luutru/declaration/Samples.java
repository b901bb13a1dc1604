package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;

/** Establishments, guests and submissions for tests. All persons are invented. */
public final class Samples {

    public static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");

    /** 14:05 local time on the day when law 118/2025 came into force. */
    public static final Instant ARRIVAL = Instant.parse("2026-07-01T07:05:00Z");

    /** Almost an hour later, well before the deadline. */
    public static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    private Samples() {}

    /** A description valid since 2020. */
    public static Establishment establishment(EstablishmentType type, Regime regime, boolean remote) {
        return new Establishment(
                ESTABLISHMENT, "Nhà Mẫu", type, null, regime, "16531", null, 40, 80, remote, LocalDate.of(2020, 1, 1));
    }

    public static Establishment hotel() {
        return establishment(EstablishmentType.HOTEL, Regime.LICENSED_LODGING, false);
    }

    public static Establishment boardingHouse() {
        return establishment(EstablishmentType.BOARDING_HOUSE, Regime.RESIDENCE_ONLY, false);
    }

    public static EstablishmentRecord record(Establishment description) {
        return new EstablishmentRecord(List.of(description), List.of());
    }

    /** A complete check-in that nothing can be said against. */
    public static StayDetails.Builder guest() {
        return StayDetails.builder()
                .set(Field.FULL_NAME, "Nguyễn Văn Thử")
                .set(Field.DATE_OF_BIRTH, BirthDate.parse("1990-03-15"))
                .set(Field.SEX, Sex.MALE)
                .set(Field.NATIONALITY, "VNM")
                .set(Field.DOCUMENT_TYPE, DocumentType.CCCD)
                .set(Field.DOCUMENT_NUMBER, "038090000001")
                .set(Field.ARRIVED_AT, ARRIVAL)
                .set(Field.EXPECTED_DEPARTURE_ON, LocalDate.of(2026, 7, 3))
                .set(Field.ROOM, "301")
                .set(Field.PURPOSE, Purpose.TOURISM);
    }

    /** The same of a guest from abroad. */
    public static StayDetails.Builder foreigner() {
        return guest().set(Field.FULL_NAME, "HONG GILDONG")
                .set(Field.NATIONALITY, "KOR")
                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                .set(Field.DOCUMENT_NUMBER, "M00000001");
    }

    public static Submission submission(StayCommand command, Instant receivedAt, Establishment establishment) {
        return new Submission(command, receivedAt, record(establishment), "key-1");
    }

    /** What the checks find in a check-in that is sent {@link #NOW}. */
    static List<Finding> findings(StayDetails.Builder guest, Establishment establishment) {
        StayDetails details = guest.build();
        return new DeclarationValidation(RuleBook.STANDARD)
                .checkIn(details, submission(StayScenario.checkIn(details), NOW, establishment));
    }

    /** The codes of {@link #findings}. */
    static List<FindingCode> codes(StayDetails.Builder guest, Establishment establishment) {
        return findings(guest, establishment).stream().map(Finding::code).toList();
    }

    /** A local date and time, {@code yyyy-MM-ddTHH:mm[:ss]}, as an instant. */
    public static Instant local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(Vietnam.ZONE).toInstant();
    }
}
