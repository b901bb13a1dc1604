package vn.luutru.recount;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An establishment by its descriptions and states, each from a local day on; the last word about a day counts. */
final class PlainEstablishment {

    private static final Set<String> TOURISM = Set.of(
            "HOTEL",
            "TOURIST_VILLA",
            "TOURIST_APARTMENT",
            "TOURIST_SHIP",
            "GUEST_HOUSE",
            "HOMESTAY",
            "CAMPSITE",
            "GOVERNMENT_GUEST_HOUSE");
    private static final Set<String> WORKERS = Set.of("WORKER_DORMITORY", "BOARDING_HOUSE", "RENTED_HOUSE");

    final String id;
    final TreeMap<LocalDate, JsonNode> descriptions = new TreeMap<>();
    final TreeMap<LocalDate, Sent.State> states = new TreeMap<>();

    PlainEstablishment(String id) {
        this.id = id;
    }

    /** The description that holds on a day; before the earliest one that one. */
    JsonNode on(LocalDate day) {
        var holding = descriptions.floorEntry(day);
        return holding == null ? descriptions.firstEntry().getValue() : holding.getValue();
    }

    boolean registered(LocalDate day) {
        return !day.isBefore(descriptions.firstKey());
    }

    private Sent.State stateOn(LocalDate day) {
        var holding = states.floorEntry(day);
        return holding == null ? Sent.State.OPEN : holding.getValue();
    }

    /** Null before it is registered. */
    Sent.@Nullable State state(LocalDate day) {
        return registered(day) ? stateOn(day) : null;
    }

    /** Registered, and neither suspended nor closed. */
    boolean open(LocalDate day) {
        return state(day) == Sent.State.OPEN;
    }

    /** Registered and not closed. */
    boolean there(LocalDate day) {
        return registered(day) && stateOn(day) != Sent.State.CLOSED;
    }

    String type(LocalDate day) {
        return on(day).path("type").asString();
    }

    String ward(LocalDate day) {
        return on(day).path("ward").asString();
    }

    @Nullable
    String stars(LocalDate day) {
        JsonNode stars = on(day).path("stars");
        return stars.isNull() ? null : stars.asString();
    }

    @Nullable
    String zone(LocalDate day) {
        JsonNode zone = on(day).path("zone");
        return zone.isNull() ? null : zone.asString();
    }

    long rooms(LocalDate day) {
        return on(day).path("rooms").asLong();
    }

    long beds(LocalDate day) {
        return on(day).path("beds").asLong();
    }

    boolean ofTourism(LocalDate day) {
        return TOURISM.contains(type(day));
    }

    boolean hospital(LocalDate day) {
        return type(day).equals("HOSPITAL");
    }

    /** What it is used for, as zones group it. */
    String use(LocalDate day) {
        return WORKERS.contains(type(day))
                ? "WORKERS"
                : ofTourism(day) ? "TOURISM" : hospital(day) ? "HOSPITAL" : "OTHER";
    }
}
