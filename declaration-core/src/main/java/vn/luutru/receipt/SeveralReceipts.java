package vn.luutru.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.Establishment;

/**
 * One receipt for several declarations of an establishment: those of a day, or those of an upload.
 *
 * @param day     the local day; null for an upload
 * @param items   each declaration with its own receipt, in the order in which they were recorded
 * @param content what the digest is made of: one line for each item, {@code number TAB outcome}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record SeveralReceipts(
        ReceiptClaims claims,
        ReceiptSigner.Signed signed,
        Establishment establishment,
        @Nullable LocalDate day,
        List<Item> items,
        String content,
        byte[] salt) {

    /** What a recorded declaration was when it was sent. */
    public enum Outcome implements Code {
        ACCEPTED("ACCEPTED"),
        REPLAYED("REPLAYED");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * One declaration.
     *
     * @param reference of its stay
     * @param room      as last known; null where none was declared, or the stay is erased
     * @param cancelled whether its stay was cancelled since
     */
    public record Item(
            String number,
            ReceiptKind kind,
            String reference,
            @Nullable String room,
            Instant recordedAt,
            boolean cancelled,
            Outcome outcome) {}

    public SeveralReceipts {
        items = List.copyOf(items);
    }
}
