package vn.luutru.adapter.web.receipt;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.receipt.PublishedKey;
import vn.luutru.receipt.ReceiptKind;
import vn.luutru.receipt.ReceiptSigner;

/**
 * Verifies a receipt on the device of whoever was shown one. The receipt stands behind the {@code #} of the address, which
 * a browser sends to nobody; the page brings every key and the names of all wards, so that it need not ask for anything.
 */
@RestController
public final class ReceiptCheckController {

    private static final List<ReceiptKind> KINDS = List.of(ReceiptKind.values());

    private final PageRenderer pages;
    private final ReceiptSigner signer;
    private final String wards = wards();

    public ReceiptCheckController(PageRenderer pages, ReceiptSigner signer) {
        this.pages = pages;
        this.signer = signer;
    }

    /** The page; what it verifies never comes here. */
    @OpenPage
    @GetMapping("/r")
    public ResponseEntity<byte[]> check(PageRequest request) {
        return pages.page(request, "receipt/check.jte", Map.of("keys", keys(), "wards", wards, "kinds", KINDS));
    }

    /** One key a line: id in hexadecimal, public key in base 64, name. */
    private String keys() {
        StringBuilder lines = new StringBuilder();
        for (PublishedKey key : signer.keys()) {
            lines.append(HexFormat.of().formatHex(key.id()))
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key.publicKey()))
                    .append(' ')
                    .append(key.name())
                    .append('\n');
        }
        return lines.toString();
    }

    /** One ward a line: code, name. */
    private static String wards() {
        StringBuilder lines = new StringBuilder();
        for (CodeTable.Entry ward : CodeTables.WARDS.entries()) {
            lines.append(ward.code()).append(' ').append(ward.vi()).append('\n');
        }
        return lines.toString();
    }
}
