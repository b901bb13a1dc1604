package vn.luutru.projection.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;

/**
 * The local days of a period on which an establishment lay in one ward.
 *
 * @param spans at least one, the earliest first
 */
record WardDays(EstablishmentRecord establishment, List<Span> spans) {

    /**
     * Days on which one description held. The first description holds for earlier days too.
     *
     * @param until the day after the last
     */
    record Span(Establishment description, LocalDate from, LocalDate until) {}

    /**
     * By ward.
     *
     * @param to the last day
     */
    static Map<String, WardDays> of(EstablishmentRecord establishment, LocalDate from, LocalDate to) {
        Map<String, WardDays> wards = new TreeMap<>();
        List<Establishment> descriptions = establishment.descriptions();
        for (int i = 0; i < descriptions.size(); i++) {
            Establishment description = descriptions.get(i);
            LocalDate first = i == 0 || description.validFrom().isBefore(from) ? from : description.validFrom();
            LocalDate end = to.plusDays(1);
            if (i + 1 < descriptions.size()
                    && descriptions.get(i + 1).validFrom().isBefore(end)) {
                end = descriptions.get(i + 1).validFrom();
            }
            if (first.isBefore(end)) {
                wards.computeIfAbsent(description.ward(), ward -> new WardDays(establishment, new ArrayList<>()))
                        .spans
                        .add(new Span(description, first, end));
            }
        }
        return wards;
    }

    /**
     * The line of these days.
     *
     * @param declared of the establishment, by days from {@code first} on
     * @param today    a day is judged once it is over
     */
    ComplianceRow line(DeclaredPeriod declared, LocalDate first, LocalDate today) {
        long onTime = 0;
        long late = 0;
        long movedBack = 0;
        long open = 0;
        long missing = 0;
        long nil = 0;
        // No report is missing before it was registered.
        LocalDate registered = establishment.descriptions().getFirst().validFrom();
        for (Span span : spans) {
            for (LocalDate day = span.from; day.isBefore(span.until); day = day.plusDays(1)) {
                int place = Math.toIntExact(day.toEpochDay() - first.toEpochDay());
                onTime += declared.onTime(place);
                late += declared.late(place);
                movedBack += declared.movedBack(place);
                nil += declared.nil(place) ? 1 : 0;
                if (!day.isBefore(registered) && day.isBefore(today) && establishment.stateOn(day) == State.OPEN) {
                    open++;
                    missing += declared.hasReport(place) ? 0 : 1;
                }
            }
        }
        Establishment last = spans.getLast().description;
        return new ComplianceRow(
                last.id().value(), last.name(), last.type(), last.ward(), onTime, late, movedBack, open, missing, nil);
    }
}
