package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is known at an instant: everything that was sent until then. */
final class World {

    final Instant now;
    final LocalDate today;
    final Map<String, PlainEstablishment> establishments = new TreeMap<>();
    private final Map<String, PlainStay> stays = new TreeMap<>();
    private final Map<String, Set<LocalDate>> nils = new HashMap<>();

    World(List<Sent> all, Instant now) {
        this.now = now;
        today = now.atZone(PlainStay.LOCAL).toLocalDate();
        all.stream().filter(sent -> !sent.at().isAfter(now)).forEach(this::take);
    }

    private void take(Sent sent) {
        switch (sent) {
            case Sent.Description described ->
                establishments
                        .computeIfAbsent(described.establishment(), PlainEstablishment::new)
                        .descriptions
                        .put(LocalDate.parse(described.body().path("validFrom").asString()), described.body());
            case Sent.Phase phase ->
                establishments.get(phase.establishment()).states.put(phase.from(), phase.state());
            case Sent.Nil nil ->
                nils.computeIfAbsent(nil.establishment(), id -> new HashSet<>()).add(nil.date());
            case Sent.Line line -> take(line);
        }
    }

    private void take(Sent.Line line) {
        JsonNode body = line.body();
        switch (line.type()) {
            case "CHECK_IN" -> stays.put(line.key(), new PlainStay(establishments.get(line.establishment()), line));
            case "CHECK_OUT" -> stays.get(line.key()).checkOut(body);
            case "MOVE" -> stays.get(line.key()).places.move(body);
            case "CORRECTION" -> stays.get(line.key()).correct(body.path("changes"));
            case "CANCELLATION" -> stays.get(line.key()).cancel();
            default -> throw new IllegalArgumentException(line.type());
        }
    }

    /** Those that count: not cancelled. */
    List<PlainStay> stays() {
        return stays.values().stream().filter(stay -> !stay.cancelled).toList();
    }

    Collection<PlainStay> withCancelled() {
        return stays.values();
    }

    Set<LocalDate> nilDays(String establishment) {
        return nils.getOrDefault(establishment, Set.of());
    }

    /** The days of which an establishment reported. */
    Set<LocalDate> reportedDays(String establishment) {
        Set<LocalDate> days = new HashSet<>(nilDays(establishment));
        for (PlainStay stay : stays.values()) {
            if (stay.establishment.id.equals(establishment)) {
                days.addAll(stay.checkedInFor);
                days.add(stay.arrivalDay());
            }
        }
        return days;
    }
}
