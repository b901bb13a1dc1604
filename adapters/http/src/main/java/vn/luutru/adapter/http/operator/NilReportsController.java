package vn.luutru.adapter.http.operator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Severity;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.declaration.validation.NilReportCheck;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.register.Register;

/** "Nobody came": a day on which an establishment has nothing to declare is not a day on which it forgot to. */
@RestController
public final class NilReportsController {

    private final EstablishmentDirectory directory;
    private final Journal journal;
    private final ObligationQueries obligations;
    private final CachedNilDays nilDays;
    private final ProjectionBarrier barrier;
    private final InstantSource clock;

    public NilReportsController(
            EstablishmentDirectory directory,
            Journal journal,
            ObligationQueries obligations,
            CachedNilDays nilDays,
            ProjectionBarrier barrier,
            InstantSource clock) {
        this.directory = directory;
        this.journal = journal;
        this.obligations = obligations;
        this.nilDays = nilDays;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** A local day. */
    public record Day(@Nullable LocalDate date) {}

    /** Where the report lies in the log, and when it first came. */
    public record NilReport(
            String establishmentId, LocalDate date, String outcome, Receipt receipt, List<Remark> findings) {}

    /** A finding, in the caller's language. */
    public record Remark(String code, Severity severity, String field, String message) {}

    /** Its receipt: always the same. */
    public record Receipt(String number, long position, Instant recordedAt, Instant reportedAt) {}

    /**
     * Reports that nobody came; 201 the first time, 200 with the first receipt after that. The report of a day that is not
     * over, is long ago, or on which the register knows of an arrival is stored with a warning.
     */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @PostMapping("/v1/establishments/{id}/nil-reports")
    public ResponseEntity<NilReport> report(
            Caller.Operator operator,
            @PathVariable String id,
            @RequestBody Day day,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        EstablishmentId establishment = AccessChecks.establishment(operator, Operation.NIL_REPORT, id);
        EstablishmentRecord known = directory
                .find(establishment)
                .join()
                .orElseThrow(() -> ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
        LocalDate date = day.date();
        if (date == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/date");
        }
        Instant now = clock.instant();
        List<Finding> findings = NilReportCheck.check(date, now, known);
        if (Finding.anyRefuses(findings)) {
            throw ApiException.of(422, findings);
        }
        NilReported report = new NilReported(establishment, date, now, operator.id());
        Journal.Entry entry = journal.record(report).join();
        nilDays.report(establishment, date);
        Recorded<Event> recorded = entry.recorded();
        NilReported first = (NilReported) recorded.event();
        Receipt receipt = new Receipt(entry.number(), recorded.position(), recorded.recordedAt(), first.reportedAt());
        String outcome =
                (entry.replayed() ? DeclarationOutcome.Kind.REPLAYED : DeclarationOutcome.Kind.ACCEPTED).code();
        List<Remark> remarks = Stream.concat(
                        findings.stream(), contradiction(establishment, date, receipt.position()).stream())
                .map(finding -> remark(finding, language))
                .toList();
        return ResponseEntity.status(entry.replayed() ? 200 : 201)
                .body(new NilReport(establishment.value(), date, outcome, receipt, remarks));
    }

    private static Remark remark(Finding finding, @Nullable String language) {
        return new Remark(
                finding.code().name(),
                finding.code().severity(),
                finding.field(),
                Wording.text(finding, Wording.of(language)));
    }

    private Optional<Finding> contradiction(EstablishmentId establishment, LocalDate date, long position) {
        return isContradicted(establishment, date, position)
                ? Optional.of(Finding.of(FindingCode.NIL_REPORT_CONTRADICTED, "/date"))
                : Optional.empty();
    }

    /** By what was declared before the report. It is on disk, whatever can be said of the day. */
    private boolean isContradicted(EstablishmentId establishment, LocalDate date, long position) {
        try {
            barrier.await(Register.NAME, position);
            return obligations.anyoneArrived(establishment, date);
        } catch (ApiException | ProjectionException e) {
            return false;
        }
    }
}
