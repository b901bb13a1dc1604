package vn.luutru.adapter.http.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.Resident;

/**
 * A resident as the contract has it: ids and a date of birth as text, the paper as an object. Apart from {@link Resident},
 * the row of the read model, so that a column can change its type without a change of the contract.
 */
public record ResidentView(
        String stayId,
        UUID personId,
        String reference,
        String fullName,
        @Nullable String dateOfBirth,
        @Nullable Sex sex,
        @Nullable String nationality,
        Document document,
        String establishmentId,
        String establishmentName,
        String ward,
        @Nullable String department,
        @Nullable String room,
        @Nullable String bed,
        List<Stretch> places,
        @Nullable Purpose purpose,
        Instant arrivedAt,
        @Nullable LocalDate expectedDepartureOn,
        @Nullable Instant departedAt,
        Instant reportedAt,
        Instant dueAt,
        Timeliness timeliness,
        boolean arrivalMovedBack,
        Resident.State state) {

    /** Where the guest was from an instant on; {@code to} is null while they are there. */
    record Stretch(
            Instant from,
            @Nullable Instant to,
            @Nullable String department,
            @Nullable String room,
            @Nullable String bed) {

        static Stretch of(Moves.Stretch stretch) {
            Place place = stretch.place();
            return new Stretch(stretch.from(), stretch.to(), place.department(), place.room(), place.bed());
        }
    }

    /** The paper that was shown. */
    record Document(@Nullable DocumentType type, @Nullable String number) {

        @Override
        public String toString() {
            return "Document[" + type + "]";
        }
    }

    public static ResidentView of(Resident stay) {
        return new ResidentView(
                stay.stayId().toString(),
                stay.personId(),
                stay.reference(),
                stay.fullName(),
                stay.dateOfBirth() == null ? null : stay.dateOfBirth().toString(),
                stay.sex(),
                stay.nationality(),
                new Document(stay.documentType(), stay.documentNumber()),
                stay.establishmentId(),
                stay.establishmentName(),
                stay.ward(),
                stay.department(),
                stay.room(),
                stay.bed(),
                stay.places().stream().map(Stretch::of).toList(),
                stay.purpose(),
                stay.arrivedAt(),
                stay.expectedDepartureOn(),
                stay.departedAt(),
                stay.reportedAt(),
                stay.dueAt(),
                stay.timeliness(),
                stay.arrivalMovedBack(),
                stay.state());
    }

    /** Without who it is: a log line must never name a guest. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ResidentView[stayId=%s]", stayId);
    }
}
