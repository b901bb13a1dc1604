package vn.luutru.adapter.http.receipt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.OperatorReads;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.StoresNothing;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;
import vn.luutru.receipt.GroupReceipts;
import vn.luutru.receipt.ReceiptPrinter;
import vn.luutru.receipt.SeveralReceipts;

/** One receipt for a group: the guests who arrived on a day, or what became of an upload. */
@RestController
public final class SeveralReceiptsController {

    /** A busy day of the largest establishment; the paper has some fifty lines a page. */
    private static final int MAX_RECEIPTS = 2_000;

    private final GroupReceipts receipts;
    private final ReceiptPrinter printer;
    private final RegisterQueries register;
    private final RecordedQueries queries;
    private final OperatorReads reads;
    private final ProjectionBarrier barrier;

    public SeveralReceiptsController(
            GroupReceipts receipts,
            ReceiptPrinter printer,
            RegisterQueries register,
            RecordedQueries queries,
            OperatorReads reads,
            ProjectionBarrier barrier) {
        this.receipts = receipts;
        this.printer = printer;
        this.register = register;
        this.queries = queries;
        this.reads = reads;
        this.barrier = barrier;
    }

    /**
     * The outcomes of an upload.
     *
     * @param accepted the receipts' numbers of accepted lines
     * @param replayed those of replayed ones
     * @param rejected how many lines were rejected
     */
    public record Outcomes(
            @Nullable List<@Nullable String> accepted,
            @Nullable List<@Nullable String> replayed,
            @Nullable Integer rejected) {}

    /** The check-ins of guests who arrived on a local day, those that stand. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @Accepts("minPosition")
    @GetMapping("/v1/establishments/{id}/receipts/{date}")
    public ResponseEntity<SeveralView> day(
            Caller.Operator operator,
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> query,
            ServerHttpRequest request) {
        return view(ofDay(operator, id, date, query), request);
    }

    /** The same as pages to print. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @Accepts("minPosition")
    @GetMapping("/v1/establishments/{id}/receipts/{date}/pdf")
    public ResponseEntity<byte[]> dayPdf(
            Caller.Operator operator,
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam MultiValueMap<String, String> query,
            ServerHttpRequest request) {
        return pdf(ofDay(operator, id, date, query), request);
    }

    /** What became of an upload or a group, from its outcomes. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @StoresNothing
    @PostMapping("/v1/establishments/{id}/receipts")
    public ResponseEntity<SeveralView> batch(
            Caller.Operator operator,
            @PathVariable String id,
            @RequestBody Outcomes outcomes,
            ServerHttpRequest request) {
        return view(ofBatch(operator, id, outcomes), request);
    }

    /** The same as pages to print. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @StoresNothing
    @PostMapping("/v1/establishments/{id}/receipts/pdf")
    public ResponseEntity<byte[]> batchPdf(
            Caller.Operator operator,
            @PathVariable String id,
            @RequestBody Outcomes outcomes,
            ServerHttpRequest request) {
        return pdf(ofBatch(operator, id, outcomes), request);
    }

    private SeveralReceipts ofDay(
            Caller.Operator operator, String id, String date, MultiValueMap<String, String> query) {
        EstablishmentId establishment = AccessChecks.establishment(operator, Operation.READ, id);
        LocalDate day = day(date);
        barrier.await(Register.NAME, new Parameters(query).minPosition());
        List<StayId> stays = new ArrayList<>();
        String page = null;
        do {
            ResidentsQuestion question = ResidentsQuestion.builder()
                    .establishment(establishment.value())
                    .from(Vietnam.startOf(day))
                    .to(Vietnam.startOf(day.plusDays(1)))
                    .size(Page.MAX_SIZE)
                    .page(page)
                    .build();
            Page<Resident> found = queries.askOwn(
                    operator,
                    establishment,
                    access -> register.residents(access, question),
                    answer -> answer.items().size());
            found.items().stream()
                    .filter(resident -> Vietnam.dateOf(resident.arrivedAt()).equals(day))
                    .forEach(resident -> stays.add(resident.stayId()));
            page = found.nextPage();
        } while (page != null && stays.size() <= MAX_RECEIPTS);
        if (stays.size() > MAX_RECEIPTS) {
            throw ApiException.of(422, FindingCode.ANSWER_TOO_LARGE, "", Integer.toString(MAX_RECEIPTS));
        }
        return receipts.day(establishment, day, stays)
                .orElseThrow(() -> ApiException.of(404, FindingCode.DAY_WITHOUT_ARRIVALS, "/date"));
    }

    private SeveralReceipts ofBatch(Caller.Operator operator, String id, Outcomes outcomes) {
        EstablishmentId establishment = AccessChecks.establishment(operator, Operation.READ, id);
        Map<String, SeveralReceipts.Outcome> numbers = new LinkedHashMap<>();
        add(outcomes.replayed(), SeveralReceipts.Outcome.REPLAYED, numbers);
        add(outcomes.accepted(), SeveralReceipts.Outcome.ACCEPTED, numbers);
        if (numbers.isEmpty()) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/accepted");
        }
        if (numbers.size() > MAX_RECEIPTS) {
            throw ApiException.of(422, FindingCode.ANSWER_TOO_LARGE, "", Integer.toString(MAX_RECEIPTS));
        }
        int rejected = outcomes.rejected() == null ? 0 : outcomes.rejected();
        if (rejected < 0) {
            throw ApiException.of(422, FindingCode.FIELD_TYPE_WRONG, "/rejected");
        }
        SeveralReceipts receipt = receipts.batch(establishment, numbers, rejected)
                .orElseThrow(() -> ApiException.of(404, FindingCode.RECEIPT_UNKNOWN, ""));
        reads.count(operator, (int) receipt.items().stream()
                .map(SeveralReceipts.Item::reference)
                .distinct()
                .count());
        return receipt;
    }

    private static void add(
            @Nullable List<@Nullable String> numbers,
            SeveralReceipts.Outcome outcome,
            Map<String, SeveralReceipts.Outcome> into) {
        if (numbers != null) {
            numbers.forEach(number -> into.put(number == null ? "" : number, outcome));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ApiException.of(400, FindingCode.DATE_MALFORMED, "/date");
        }
    }

    private ResponseEntity<SeveralView> view(SeveralReceipts receipt, ServerHttpRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(SeveralView.of(receipt, printer.link(receipt.signed(), ReceiptsController.service(request))));
    }

    private ResponseEntity<byte[]> pdf(SeveralReceipts receipt, ServerHttpRequest request) {
        String name = receipt.day() == null
                ? receipt.items().getFirst().number()
                : receipt.day().toString();
        return ReceiptsController.pdf(name, printer.print(receipt, ReceiptsController.service(request)));
    }
}
