package vn.luutru.declaration.capture;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself. None of it is declared; it helps the receptionist to compare.
 *
 * @param issuingState   the code of the issuing state as the document has it, without fillers; null if not read
 * @param formerNumber   the number of the holder's former document (9 digits) or a cancelled personal number (12 digits)
 *                       that a card's QR code names; null for none
 * @param personalNumber the optional data of a passport that is a Vietnamese personal number; null for none
 * @param moreFields     how many fields a QR code has that no public description names; they are not kept
 */
public record Paper(
        @Nullable String issuingState,
        @Nullable String formerNumber,
        @Nullable String personalNumber,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        int moreFields) {

    static final Paper UNREAD = new Paper(null, null, null, null, null, 0);
}
