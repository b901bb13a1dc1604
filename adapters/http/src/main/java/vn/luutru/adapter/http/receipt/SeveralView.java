package vn.luutru.adapter.http.receipt;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.SeveralReceipts;

/**
 * One receipt for several declarations; received = accepted + replayed + rejected.
 *
 * @param date    the local day; null for an upload
 * @param content what the digest is made of, with the salt before it
 */
public record SeveralView(
        ReceiptKind kind,
        String establishmentId,
        @Nullable LocalDate date,
        int guests,
        int received,
        int accepted,
        int replayed,
        int rejected,
        Instant lastRecordedAt,
        List<Item> receipts,
        String content,
        String salt,
        String digest,
        String cose,
        String key,
        String link) {

    /** One declaration. */
    public record Item(
            String number,
            ReceiptKind kind,
            String reference,
            @Nullable String room,
            Instant recordedAt,
            boolean cancelled,
            SeveralReceipts.Outcome outcome) {}

    static SeveralView of(SeveralReceipts receipt, URI link) {
        ReceiptClaims claims = receipt.claims();
        ReceiptClaims.Counts counts = Objects.requireNonNull(claims.counts());
        return new SeveralView(
                claims.kind(),
                claims.establishment().value(),
                receipt.day(),
                claims.guests(),
                counts.received(),
                counts.accepted(),
                counts.replayed(),
                counts.rejected(),
                claims.recordedAt(),
                receipt.items().stream().map(SeveralView::item).toList(),
                receipt.content(),
                ReceiptView.base64(receipt.salt()),
                ReceiptView.base64(claims.digest()),
                ReceiptView.base64(receipt.signed().cose()),
                receipt.signed().key().name(),
                link.toString());
    }

    private static Item item(SeveralReceipts.Item item) {
        return new Item(
                item.number(),
                item.kind(),
                item.reference(),
                item.room(),
                item.recordedAt(),
                item.cancelled(),
                item.outcome());
    }
}
