package vn.luutru.projection.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.Timeliness;

/**
 * A stay as those see it who may ask for persons. Only the facts that were declared; what was not is null.
 *
 * @param personId          the person's pseudonym: the same for every stay with the same paper
 * @param reference         the operator's own key of the stay
 * @param establishmentName as on the last day of the stay; empty while the establishment is not registered
 * @param ward              the 5-digit code of the ward on the last day of the stay; empty likewise
 * @param department        of a hospital, at the instant that was asked for; else now, or at the end of the stay
 * @param room              likewise, as it was written
 * @param bed               likewise
 * @param places            every place of a guest who moved, in order; empty for all others
 * @param residence         where the guest lives, as declared; null where nothing of it was
 * @param captureMethod     how the guest's data came into the operator's system
 * @param reportedAt        when the first report was received
 * @param arrivalMovedBack  whether arrival, nationality or type of paper was corrected so that this report, on time by
 *                          the receipt, would have been late
 */
public record Resident(
        StayId stayId,
        UUID personId,
        String reference,
        String fullName,
        @Nullable BirthDate dateOfBirth,
        @Nullable Sex sex,
        @Nullable String nationality,
        @Nullable DocumentType documentType,
        @Nullable String documentNumber,
        String establishmentId,
        String establishmentName,
        String ward,
        @Nullable String department,
        @Nullable String room,
        @Nullable String bed,
        List<Moves.Stretch> places,
        @Nullable Purpose purpose,
        @Nullable Residence residence,
        @Nullable CaptureMethod captureMethod,
        Instant arrivedAt,
        @Nullable LocalDate expectedDepartureOn,
        @Nullable Instant departedAt,
        Instant reportedAt,
        Instant dueAt,
        Timeliness timeliness,
        boolean arrivalMovedBack,
        State state) {

    /**
     * Where a guest lives; one of the three at least.
     *
     * @param province its code; null where it was not declared
     * @param ward     its code, or its name as it was written; null likewise
     * @param address  as it was written; null likewise
     */
    public record Residence(
            @Nullable String province,
            @Nullable String ward,
            @Nullable String address) {

        /** Without the address: a log line must never say where a guest lives. */
        @Override
        public String toString() {
            return "Residence";
        }
    }

    /** Where the stay stands. */
    public enum State implements Code {
        IN_HOUSE("IN_HOUSE"),
        DEPARTED("DEPARTED"),
        CANCELLED("CANCELLED");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Without who it is: a log line must never name a guest. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Resident[stayId=%s, state=%s]", stayId, state);
    }
}
