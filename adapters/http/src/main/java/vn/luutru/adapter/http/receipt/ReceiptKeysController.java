package vn.luutru.adapter.http.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.receipt.PublishedKey;
import vn.luutru.receipt.ReceiptSigner;

/** The public keys of receipts, those of the past included: a receipt verifies for ever. */
@RestController
public final class ReceiptKeysController {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final ReceiptSigner signer;

    public ReceiptKeysController(ReceiptSigner signer) {
        this.signer = signer;
    }

    /** All keys, oldest first. */
    public record KeyList(List<Key> keys) {}

    /**
     * A key.
     *
     * @param kid  4 bytes in hexadecimal, as the header of a receipt has them
     * @param name the month in which it began to sign
     * @param kty  always {@code OKP} (RFC 8037)
     * @param crv  always {@code Ed25519}
     * @param x    the public key in base 64 for addresses
     */
    public record Key(
            String kid, String name, String kty, String crv, String x, Instant signsFrom, Instant signsUntil) {

        static Key of(PublishedKey key) {
            return new Key(
                    HexFormat.of().formatHex(key.id()),
                    key.name(),
                    "OKP",
                    "Ed25519",
                    ReceiptView.base64(key.publicKey()),
                    key.signsFrom(),
                    key.signsUntil());
        }
    }

    /** Every key that ever signed. */
    @PublicRoute
    @GetMapping("/.well-known/luutru-receipt-keys.json")
    public ResponseEntity<KeyList> keys() {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .body(new KeyList(signer.keys().stream().map(Key::of).toList()));
    }
}
