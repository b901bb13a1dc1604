package vn.luutru.recount;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who declared how, by establishment and for progress by type and ward, as the glossary defines it. */
final class Compliance {

    private final World world;
    private final LocalDate from;
    private final LocalDate to;

    Compliance(World world, LocalDate from, LocalDate to) {
        this.world = world;
        this.from = from;
        this.to = to;
    }

    /** By establishment and ward: an establishment that moved has a line for each ward in which it lay. */
    Map<String, Map<String, Long>> lines() {
        Map<String, Map<String, Long>> lines = new TreeMap<>();
        for (PlainEstablishment establishment : world.establishments.values()) {
            Set<LocalDate> reported = world.reportedDays(establishment.id);
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                Map<String, Long> line = line(lines, establishment, day);
                if (establishment.open(day) && day.isBefore(world.today)) {
                    add(line, "openDays");
                    if (!reported.contains(day)) {
                        add(line, "missingDays");
                    }
                }
                if (world.nilDays(establishment.id).contains(day)) {
                    add(line, "nilDays");
                }
            }
        }
        for (PlainStay stay : world.stays()) {
            if (within(stay.arrivalDay())) {
                Map<String, Long> line = line(lines, stay.establishment, stay.arrivalDay());
                add(line, stay.late ? "late" : "onTime");
                if (stay.movedBack) {
                    add(line, "arrivalsMovedBack");
                }
            }
        }
        return lines;
    }

    private static Map<String, Long> line(
            Map<String, Map<String, Long>> lines, PlainEstablishment establishment, LocalDate day) {
        return lines.computeIfAbsent(establishment.id + " " + establishment.ward(day), key -> {
            Map<String, Long> line = new TreeMap<>();
            for (String name : Set.of("onTime", "late", "arrivalsMovedBack", "openDays", "missingDays", "nilDays")) {
                line.put(name, 0L);
            }
            return line;
        });
    }

    /** By type and ward. */
    Map<String, Map<String, Long>> progress() {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (PlainEstablishment establishment : world.establishments.values()) {
            if (establishment.there(to)) {
                Map<String, Long> row = row(rows, establishment, to);
                add(row, "registered");
                if (establishment.open(to)) {
                    add(row, "active");
                    boolean declares =
                            world.reportedDays(establishment.id).stream().anyMatch(this::within);
                    add(row, declares ? "declaring" : "silent");
                }
            }
        }
        for (PlainStay stay : world.stays()) {
            if (within(stay.arrivalDay())) {
                Map<String, Long> row = row(rows, stay.establishment, stay.arrivalDay());
                add(row, "declared");
                if ("CARD_QR".equals(stay.text("/capture/method"))) {
                    add(row, "byCardQr");
                }
                if (stay.late) {
                    add(row, "late");
                }
                if (stay.movedBack) {
                    add(row, "arrivalsMovedBack");
                }
            }
        }
        return rows;
    }

    private static Map<String, Long> row(
            Map<String, Map<String, Long>> rows, PlainEstablishment establishment, LocalDate day) {
        return rows.computeIfAbsent(establishment.type(day) + " " + establishment.ward(day), key -> {
            Map<String, Long> row = new TreeMap<>();
            for (String name : Set.of(
                    "registered",
                    "active",
                    "declaring",
                    "silent",
                    "declared",
                    "byCardQr",
                    "late",
                    "arrivalsMovedBack")) {
                row.put(name, 0L);
            }
            return row;
        });
    }

    private boolean within(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static void add(Map<String, Long> line, String figure) {
        line.merge(figure, 1L, Long::sum);
    }
}
