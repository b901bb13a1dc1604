package vn.luutru.adapter.receipt;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The address that verifies a receipt. The receipt stands behind the {@code #}, which a browser sends nowhere.
 *
 * @param page   the page that verifies, with the {@code #}
 * @param signed the receipt in base 32
 */
record ReceiptLink(String page, String signed) {

    static ReceiptLink of(byte[] cose, URI service) {
        return new ReceiptLink(service.resolve("/r").toString() + "#", Base32.encode(cose));
    }

    URI address() {
        return URI.create(page + signed);
    }

    /** As a QR code: bytes up to the {@code #}, then the denser alphanumeric mode. */
    QrCode qr() {
        return QrCode.encodeSegments(
                List.of(QrSegment.makeBytes(page.getBytes(StandardCharsets.UTF_8)), QrSegment.makeAlphanumeric(signed)),
                QrCode.Ecc.MEDIUM);
    }
}
