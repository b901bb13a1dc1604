package vn.luutru.receipt;

import java.net.URI;

/** Makes paper of receipts. */
public interface ReceiptPrinter {

    /**
     * A page of A5 in Vietnamese and English, as PDF.
     *
     * @param service where the page that verifies receipts is: its QR code leads there
     */
    byte[] print(StayReceipt receipt, URI service);

    /** As many pages as the declarations need. */
    byte[] print(SeveralReceipts receipt, URI service);

    /** The address that verifies a receipt: what the QR code of its paper says. */
    URI link(ReceiptSigner.Signed signed, URI service);
}
