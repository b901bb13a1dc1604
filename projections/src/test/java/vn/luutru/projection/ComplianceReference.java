package vn.luutru.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.DeclaredStays.DeclaredStay;
import vn.luutru.projection.compliance.ComplianceRow;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.Reporting;
import vn.luutru.projection.compliance.ReportingQueries;

/** Who declared, counted one stay and one day at a time straight from the events. */
final class ComplianceReference {

    private final DeclaredStays recorded;

    ComplianceReference(List<Event> events) {
        recorded = new DeclaredStays(events);
    }

    private boolean anythingOf(String establishment, LocalDate day) {
        return recorded.nils.contains(Map.entry(establishment, day))
                || recorded.stays.values().stream()
                        .anyMatch(stay -> DeclaredStays.of(stay, establishment)
                                && (Vietnam.dateOf(Objects.requireNonNull(
                                                        stay.in.details().arrivedAt()))
                                                .equals(day)
                                        || stay.day().equals(day)));
    }

    List<ComplianceRow> compliance(LocalDate from, LocalDate to, LocalDate today, @Nullable String ward) {
        List<ComplianceRow> lines = new ArrayList<>();
        recorded.establishments.forEach((id, record) -> {
            Map<String, ComplianceRow> byWard = new TreeMap<>();
            for (LocalDate each = from; !each.isAfter(to); each = each.plusDays(1)) {
                LocalDate day = each;
                Establishment establishment = record.on(day);
                boolean open = day.isBefore(today)
                        && !day.isBefore(record.descriptions().getFirst().validFrom())
                        && record.stateOn(day) == State.OPEN;
                List<DeclaredStay> arrived = recorded.counting(
                        stay -> DeclaredStays.of(stay, id) && stay.day().equals(day));
                long late = arrived.stream()
                        .filter(stay -> stay.in.timeliness() == Timeliness.LATE)
                        .count();
                ComplianceRow before = byWard.getOrDefault(
                        establishment.ward(),
                        new ComplianceRow(id, "", establishment.type(), establishment.ward(), 0, 0, 0, 0, 0, 0));
                byWard.put(
                        establishment.ward(),
                        new ComplianceRow(
                                id,
                                establishment.name(),
                                establishment.type(),
                                establishment.ward(),
                                before.onTime() + arrived.size() - late,
                                before.late() + late,
                                before.arrivalsMovedBack() + movedBack(arrived),
                                before.openDays() + (open ? 1 : 0),
                                before.missingDays() + (open && !anythingOf(id, day) ? 1 : 0),
                                before.nilDays() + (recorded.nils.contains(Map.entry(id, day)) ? 1 : 0)));
            }
            byWard.values().stream()
                    .filter(line -> ward == null || ward.equals(line.ward()))
                    .forEach(lines::add);
        });
        return lines;
    }

    /** How establishments of a scope report, in the order of their ids: silence up to the day before. */
    List<Reporting> reporting(Scope scope, LocalDate from, LocalDate today) {
        List<Reporting> lines = new ArrayList<>();
        recorded.establishments.forEach((id, record) -> {
            if (!scope.coversWard(record.on(today).ward())
                    || record.begins().isAfter(today)
                    || record.stateOn(today) != State.OPEN) {
                return;
            }
            LocalDate first = today.minusDays(ReportingQueries.MAX_SILENT_DAYS);
            LocalDate last = first.datesUntil(today.plusDays(1))
                    .filter(day -> anythingOf(id, day))
                    .reduce((one, other) -> other)
                    .orElse(null);
            LocalDate registered = record.descriptions().getFirst().validFrom();
            LocalDate silentFrom = last != null ? last.plusDays(1) : registered.isAfter(first) ? registered : first;
            int silent = 0;
            for (LocalDate day = silentFrom; day.isBefore(today); day = day.plusDays(1)) {
                silent += record.stateOn(day) == State.OPEN ? 1 : 0;
            }
            List<DeclaredStay> arrived = recorded.counting(stay -> DeclaredStays.of(stay, id)
                    && !stay.day().isBefore(from)
                    && !stay.day().isAfter(today));
            Map<LocalDate, Long> late = new TreeMap<>();
            arrived.stream()
                    .filter(stay -> stay.in.timeliness() == Timeliness.LATE)
                    .forEach(stay -> late.merge(stay.day(), 1L, Long::sum));
            List<LocalDate> missing = (registered.isAfter(from) ? registered : from)
                    .datesUntil(registered.isAfter(today) ? registered : today)
                    .filter(day -> record.stateOn(day) == State.OPEN && !anythingOf(id, day))
                    .toList();
            lines.add(new Reporting(
                    id,
                    record.on(today).name(),
                    record.on(today).type(),
                    record.on(today).ward(),
                    last,
                    silent,
                    missing,
                    late.values().stream().mapToLong(Long::longValue).sum(),
                    late.entrySet().stream()
                            .map(day -> new Reporting.LateDay(day.getKey(), day.getValue()))
                            .toList(),
                    arrived.size()));
        });
        lines.sort(Comparator.comparing(Reporting::establishmentId));
        return lines;
    }

    private static long movedBack(List<DeclaredStay> stays) {
        return stays.stream()
                .filter(stay -> stay.in.timeliness() == Timeliness.ON_TIME && stay.rejudged == Timeliness.LATE)
                .count();
    }

    List<ProgressRow> progress(LocalDate from, LocalDate to) {
        Map<String, ProgressRow> lines = new TreeMap<>();
        recorded.establishments.forEach((id, record) -> {
            for (LocalDate each = from; !each.isAfter(to); each = each.plusDays(1)) {
                LocalDate day = each;
                List<DeclaredStay> arrived = recorded.counting(
                        stay -> DeclaredStays.of(stay, id) && stay.day().equals(day));
                if (!arrived.isEmpty()) {
                    add(lines, stays(record.on(day), arrived));
                }
            }
            Establishment last = record.on(to);
            if (last.validFrom().isAfter(to) || record.stateOn(to) == State.CLOSED) {
                return;
            }
            int open = record.stateOn(to) == State.OPEN ? 1 : 0;
            int declaring = from.datesUntil(to.plusDays(1)).anyMatch(day -> anythingOf(id, day)) ? open : 0;
            add(lines, new ProgressRow(last.type(), last.ward(), 1, open, declaring, open - declaring, 0, 0, 0, 0));
        });
        return List.copyOf(lines.values());
    }

    private static ProgressRow stays(Establishment of, List<DeclaredStay> arrived) {
        return new ProgressRow(
                of.type(),
                of.ward(),
                0,
                0,
                0,
                0,
                arrived.size(),
                arrived.stream()
                        .filter(stay -> stay.details.captureMethod() == CaptureMethod.CARD_QR)
                        .count(),
                arrived.stream()
                        .filter(stay -> stay.in.timeliness() == Timeliness.LATE)
                        .count(),
                movedBack(arrived));
    }

    private static void add(Map<String, ProgressRow> lines, ProgressRow more) {
        lines.merge(
                more.type() + " " + more.ward(),
                more,
                (one, other) -> new ProgressRow(
                        one.type(),
                        one.ward(),
                        one.registered() + other.registered(),
                        one.active() + other.active(),
                        one.declaring() + other.declaring(),
                        one.silent() + other.silent(),
                        one.declared() + other.declared(),
                        one.byCardQr() + other.byCardQr(),
                        one.late() + other.late(),
                        one.arrivalsMovedBack() + other.arrivalsMovedBack()));
    }
}
