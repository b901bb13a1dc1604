package vn.luutru.declaration.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** The day of a report that nobody came, bounded as days of arrival are: against the clock and the establishment's life. */
public final class NilReportCheck {

    private static final String DATE = "/date";

    private NilReportCheck() {}

    /**
     * What is to be said of the day. With a finding of severity ERROR the report is refused; the others stand beside it.
     *
     * @param date          the local day that is reported
     * @param receivedAt    when the report was received
     * @param establishment the one that reports
     */
    public static List<Finding> check(LocalDate date, Instant receivedAt, EstablishmentRecord establishment) {
        LocalDate today = Vietnam.dateOf(receivedAt);
        if (date.isAfter(today)) {
            return List.of(Finding.of(FindingCode.NIL_REPORT_IN_FUTURE, DATE));
        }
        if (date.isBefore(TimesCheck.EARLIEST_DAY)) {
            return List.of(Finding.of(
                    FindingCode.DAY_OUT_OF_RANGE, DATE, TimesCheck.EARLIEST_DAY.toString(), today.toString()));
        }
        List<Finding> findings = new ArrayList<>(2);
        if (establishment.stateOn(date) == EstablishmentRecord.State.CLOSED) {
            @Nullable EstablishmentId mergedInto = establishment.mergedIntoOn(date);
            findings.add(
                    mergedInto == null
                            ? Finding.of(FindingCode.ESTABLISHMENT_CLOSED, DATE)
                            : Finding.of(FindingCode.ESTABLISHMENT_MERGED, DATE, mergedInto.value()));
        }
        LocalDate begins = establishment.begins();
        if (date.isBefore(begins)) {
            findings.add(Finding.of(FindingCode.ESTABLISHMENT_NOT_BEGUN, DATE, begins.toString()));
        }
        if (date.equals(today)) {
            findings.add(Finding.of(FindingCode.NIL_REPORT_DAY_NOT_OVER, DATE));
        } else if (date.isBefore(today.minusDays(TimesCheck.LONG_AGO.toDays()))) {
            findings.add(Finding.of(FindingCode.NIL_REPORT_LONG_AGO, DATE));
        }
        return findings;
    }
}
