package vn.luutru.adapter.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.receipt.ReceiptClaims;

/**
 * The claims of a receipt as a CBOR map. Its keys never change: 1 number, 2 establishment, 3 recorded at (seconds since
 * 1970), 4 nights, 5 guests, 6 ward, 7 digest, 8 kind, 9 on time (1) or late (0), 10 received, 11 accepted, 12 replayed,
 * 13 rejected. What is not known is left out.
 */
final class ClaimsMap {

    private ClaimsMap() {}

    static byte[] of(ReceiptClaims claims) {
        List<Consumer<Cbor>> entries = new ArrayList<>();
        entries.add(out -> out.number(1).text(claims.number()));
        entries.add(out -> out.number(2).text(claims.establishment().value()));
        entries.add(out -> out.number(3).number(claims.recordedAt().getEpochSecond()));
        Integer nights = claims.nights();
        if (nights != null) {
            entries.add(out -> out.number(4).number(nights));
        }
        entries.add(out -> out.number(5).number(claims.guests()));
        entries.add(out -> out.number(6).number(Integer.parseInt(claims.ward())));
        entries.add(out -> out.number(7).bytes(claims.digest()));
        entries.add(out -> out.number(8).number(claims.kind().number()));
        Timeliness timeliness = claims.timeliness();
        if (timeliness != null) {
            entries.add(out -> out.number(9).number(timeliness == Timeliness.ON_TIME ? 1 : 0));
        }
        ReceiptClaims.Counts counts = claims.counts();
        if (counts != null) {
            entries.add(out -> out.number(10).number(counts.received()));
            entries.add(out -> out.number(11).number(counts.accepted()));
            entries.add(out -> out.number(12).number(counts.replayed()));
            entries.add(out -> out.number(13).number(counts.rejected()));
        }
        Cbor out = new Cbor().map(entries.size());
        entries.forEach(entry -> entry.accept(out));
        return out.toBytes();
    }
}
