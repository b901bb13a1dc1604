package vn.luutru.adapter.http.receipt;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.StayReceipt;

/**
 * A receipt for its operator.
 *
 * @param content what was declared, one line for each fact
 * @param salt    base 64 for addresses; the digest is SHA-256 of its bytes and the content
 * @param digest  base 64 for addresses
 * @param cose    the signed receipt, base 64 for addresses
 * @param key     the name of the key that signed
 * @param link    the address that verifies
 */
public record ReceiptView(
        String number,
        ReceiptKind kind,
        String establishmentId,
        @Nullable String reference,
        Instant recordedAt,
        @Nullable Instant dueAt,
        @Nullable Timeliness timeliness,
        @Nullable Integer nights,
        int guests,
        String ward,
        boolean cancelled,
        String content,
        String salt,
        String digest,
        String cose,
        String key,
        String link) {

    static ReceiptView of(StayReceipt receipt, URI link) {
        ReceiptClaims claims = receipt.claims();
        return new ReceiptView(
                claims.number(),
                claims.kind(),
                claims.establishment().value(),
                receipt.reference(),
                claims.recordedAt(),
                receipt.dueAt(),
                claims.timeliness(),
                claims.nights(),
                claims.guests(),
                claims.ward(),
                receipt.cancelled(),
                receipt.content(),
                base64(receipt.salt()),
                base64(claims.digest()),
                base64(receipt.signed().cose()),
                receipt.signed().key().name(),
                link.toString());
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
