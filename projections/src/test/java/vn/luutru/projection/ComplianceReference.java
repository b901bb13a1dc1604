package vn.luutru.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.CaptureMethod;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Timeliness;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ToldStays.Told;
import vn.luutru.projection.compliance.ComplianceLine;
import vn.luutru.projection.compliance.ProgressLine;

/** Who declared, counted one stay and one day at a time straight from the events. */
final class ComplianceReference {

    private final ToldStays told;

    ComplianceReference(List<Event> events) {
        told = new ToldStays(events);
    }

    private boolean anythingOf(String house, LocalDate day) {
        return told.nils.contains(Map.entry(house, day))
                || told.stays.values().stream()
                        .anyMatch(stay -> ToldStays.of(stay, house)
                                && (Vietnam.dateOf(Objects.requireNonNull(
                                                        stay.in.details().arrivedAt()))
                                                .equals(day)
                                        || (!stay.cancelled && stay.day().equals(day))));
    }

    List<ComplianceLine> compliance(LocalDate from, LocalDate to, LocalDate today, @Nullable String ward) {
        List<ComplianceLine> lines = new ArrayList<>();
        told.houses.forEach((id, record) -> {
            Map<String, ComplianceLine> byWard = new TreeMap<>();
            for (LocalDate each = from; !each.isAfter(to); each = each.plusDays(1)) {
                LocalDate day = each;
                Establishment house = record.on(day);
                boolean open = day.isBefore(today)
                        && !day.isBefore(record.descriptions().getFirst().validFrom())
                        && record.stateOn(day) == State.OPEN;
                List<Told> arrived = told.counting(
                        stay -> ToldStays.of(stay, id) && stay.day().equals(day));
                long late = arrived.stream()
                        .filter(stay -> stay.in.timeliness() == Timeliness.LATE)
                        .count();
                ComplianceLine before = byWard.getOrDefault(
                        house.ward(), new ComplianceLine(id, "", house.type(), house.ward(), 0, 0, 0, 0, 0));
                byWard.put(
                        house.ward(),
                        new ComplianceLine(
                                id,
                                house.name(),
                                house.type(),
                                house.ward(),
                                before.onTime() + arrived.size() - late,
                                before.late() + late,
                                before.openDays() + (open ? 1 : 0),
                                before.missingDays() + (open && !anythingOf(id, day) ? 1 : 0),
                                before.nilDays() + (told.nils.contains(Map.entry(id, day)) ? 1 : 0)));
            }
            byWard.values().stream()
                    .filter(line -> ward == null || ward.equals(line.ward()))
                    .forEach(lines::add);
        });
        return lines;
    }

    List<ProgressLine> progress(LocalDate from, LocalDate to) {
        Map<String, ProgressLine> lines = new TreeMap<>();
        told.houses.forEach((id, record) -> {
            Establishment house = record.on(to);
            if (house.validFrom().isAfter(to) || record.stateOn(to) == State.CLOSED) {
                return;
            }
            boolean open = record.stateOn(to) == State.OPEN;
            boolean declaring = from.datesUntil(to.plusDays(1)).anyMatch(day -> anythingOf(id, day));
            List<Told> arrived = told.counting(stay -> ToldStays.of(stay, id)
                    && !stay.day().isBefore(from)
                    && !stay.day().isAfter(to));
            ProgressLine b = lines.getOrDefault(
                    house.type() + " " + house.ward(),
                    new ProgressLine(house.type(), house.ward(), 0, 0, 0, 0, 0, 0, 0));
            lines.put(
                    house.type() + " " + house.ward(),
                    new ProgressLine(
                            house.type(),
                            house.ward(),
                            b.registered() + 1,
                            b.active() + (open ? 1 : 0),
                            b.declaring() + (open && declaring ? 1 : 0),
                            b.silent() + (open && !declaring ? 1 : 0),
                            b.declared() + arrived.size(),
                            b.byCardQr()
                                    + arrived.stream()
                                            .filter(s -> s.details.captureMethod() == CaptureMethod.CARD_QR)
                                            .count(),
                            b.late()
                                    + arrived.stream()
                                            .filter(s -> s.in.timeliness() == Timeliness.LATE)
                                            .count()));
        });
        return List.copyOf(lines.values());
    }
}
