package vn.luutru.adapter.http.receipt;

import java.net.URI;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.Receipts;
import vn.luutru.receipt.StayReceipt;

/** The receipt of one declaration, by the number that its answer carried. */
@RestController
public final class ReceiptsController {

    private final Receipts receipts;
    private final ReceiptPrinter printer;
    private final OperatorReads reads;

    public ReceiptsController(Receipts receipts, ReceiptPrinter printer, OperatorReads reads) {
        this.receipts = receipts;
        this.printer = printer;
        this.reads = reads;
    }

    /** Whether the stay was cancelled since. */
    public record Revocation(boolean revoked) {}

    /** Signed, with what was declared. Of an establishment that the caller may not read there is no receipt. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @GetMapping("/v1/receipts/{number}")
    public ResponseEntity<ReceiptView> receipt(
            Caller.Operator operator, @PathVariable String number, ServerHttpRequest request) {
        StayReceipt receipt = find(operator, number);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(ReceiptView.of(receipt, printer.link(receipt.signed(), service(request))));
    }

    /** The same as a page to print. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @GetMapping("/v1/receipts/{number}/pdf")
    public ResponseEntity<byte[]> pdf(
            Caller.Operator operator, @PathVariable String number, ServerHttpRequest request) {
        StayReceipt receipt = find(operator, number);
        return pdf(receipt.claims().number(), printer.print(receipt, service(request)));
    }

    /** For whoever was shown a receipt: its number says nothing to those who do not have it. */
    @PublicRoute
    @GetMapping("/v1/receipts/{number}/revocation")
    public ResponseEntity<Revocation> revocation(@PathVariable String number) {
        Revocation revocation = receipts.revoked(number)
                .map(Revocation::new)
                .orElseThrow(() -> ApiException.of(404, FindingCode.RECEIPT_UNKNOWN, ""));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(revocation);
    }

    private StayReceipt find(Caller.Operator operator, String number) {
        AccessChecks.operation(operator, Operation.READ);
        return switch (receipts.find(number, establishment -> operator.may(Operation.READ, establishment))) {
            case Receipts.Answer.Known known -> {
                reads.count(operator, known.receipt().claims().guests());
                yield known.receipt();
            }
            case Receipts.Answer.Erased erased -> throw ApiException.of(409, FindingCode.RECEIPT_OF_ERASED_STAY, "");
            case Receipts.Answer.Unknown unknown -> throw ApiException.of(404, FindingCode.RECEIPT_UNKNOWN, "");
        };
    }

    static ResponseEntity<byte[]> pdf(String name, byte[] file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("bien-nhan-" + name + ".pdf")
                                .build()
                                .toString())
                .body(file);
    }

    /** Where this service was called: the page that verifies is there too. */
    static URI service(ServerHttpRequest request) {
        return request.getURI().resolve("/");
    }
}
