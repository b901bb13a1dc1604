package vn.luutru.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.Timeliness;

/**
 * What a signed receipt says: no name and no number of a paper.
 *
 * @param number     the receipt's; of a day or a batch the text that stands for it
 * @param recordedAt when the declaration was written into the log; signed in whole seconds
 * @param nights     planned at the check-in, local midnights between arrival and departure; null where not declared
 * @param guests     how many persons; 0 for a report that nobody came
 * @param ward       the 5-digit code of the establishment's ward
 * @param digest     SHA-256 of the salt and the declared content ({@link DeclaredContent})
 * @param timeliness of a check-in; null for anything else
 * @param counts     of a day or a batch; null for anything else
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record ReceiptClaims(
        ReceiptKind kind,
        String number,
        EstablishmentId establishment,
        Instant recordedAt,
        @Nullable Integer nights,
        int guests,
        String ward,
        byte[] digest,
        @Nullable Timeliness timeliness,
        @Nullable Counts counts) {

    /** What became of several declarations. */
    public record Counts(int accepted, int replayed, int rejected) {

        /** All of them: nothing is left out. */
        public int received() {
            return accepted + replayed + rejected;
        }
    }
}
