package vn.luutru.receipt;

import java.util.List;

/** Signs receipts and publishes the keys that verify them. */
public interface ReceiptSigner {

    /**
     * A signed receipt.
     *
     * @param cose a COSE_Sign1 message (RFC 9052), tagged
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Signed(byte[] cose, PublishedKey key) {}

    /** The same claims give the same bytes as long as the same key signs. */
    Signed sign(ReceiptClaims claims);

    /** Every key that ever signed, oldest first. */
    List<PublishedKey> keys();
}
