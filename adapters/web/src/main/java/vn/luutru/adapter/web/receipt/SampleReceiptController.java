package vn.luutru.adapter.web.receipt;

import java.net.URI;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.receipt.DeclaredContent;
import vn.luutru.receipt.ReceiptClaims;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.ReceiptSigner;

/** Leads visitors of the demo to an invented receipt, signed with the demo's key. */
@RestController
public final class SampleReceiptController {

    private static final int GUESTS = 12;

    private final ReceiptSigner signer;
    private final ReceiptPrinter printer;
    private final InstantSource clock;

    public SampleReceiptController(ReceiptSigner signer, ReceiptPrinter printer, InstantSource clock) {
        this.signer = signer;
        this.printer = printer;
        this.clock = clock;
    }

    /** Of a day on which a dozen guests came. */
    @OpenPage
    @GetMapping("/r/mau")
    public ResponseEntity<Void> sample(PageRequest request) {
        ReceiptClaims claims = new ReceiptClaims(
                ReceiptKind.DAY,
                Vietnam.dateOf(clock.instant()).toString(),
                new EstablishmentId("38-16531-0001"),
                clock.instant(),
                null,
                GUESTS,
                "16531",
                DeclaredContent.digest(new byte[0], ""),
                null,
                new ReceiptClaims.Counts(GUESTS, 0, 0));
        URI link = printer.link(signer.sign(claims), URI.create("http://demo.invalid/"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/r#" + link.getFragment())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
