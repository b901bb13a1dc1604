package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the zone board and the health department are answered of midnights. The noise is no function that anybody can
 * compute; that a midnight is recorded once, from what was known when it came, can be seen through it.
 */
final class PublishedMidnights {

    private static final List<String> OF_DESCRIPTIONS =
            List.of("name", "type", "ward", "state", "beds", "bedOccupancy", "overOccupied");
    private static final List<String> OF_ZONE = List.of("persons", "occupied", "arrivals", "leavings");

    private final ClockedLuutru luutru;
    private final List<Sent> sent;
    private final Map<String, JsonNode> first = new TreeMap<>();

    PublishedMidnights(ClockedLuutru luutru, List<Sent> sent) {
        this.luutru = luutru;
        this.sent = sent;
    }

    /** Keeps what is answered now of the midnight before. */
    void remember(LocalDate today) throws Exception {
        for (String path : paths(Spread.at(today, LocalTime.MIDNIGHT))) {
            first.put(path, ask(path));
        }
    }

    /** Those whose answer is another one now. */
    List<String> changed() throws Exception {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> midnight : first.entrySet()) {
            if (!ask(midnight.getKey()).equals(midnight.getValue())) {
                changed.add(midnight.getKey());
            }
        }
        return changed;
    }

    /** What is answered now of all that were remembered. */
    Map<String, JsonNode> answers() throws Exception {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String path : first.keySet()) {
            answers.put(path, ask(path));
        }
        return answers;
    }

    int remembered() {
        return first.size();
    }

    private static List<String> paths(Instant at) {
        return List.of(
                "/v1/zones/kcn-a/occupancy?at=" + at,
                "/v1/zones/kcn-b/occupancy?at=" + at,
                "/v1/hospitals/occupancy?at=" + at);
    }

    private JsonNode ask(String path) throws Exception {
        JsonNode answer = luutru.ask(path.contains("hospitals") ? "HEALTH" : "ZONE", path);
        withoutDescriptions(answer);
        return answer;
    }

    /** What is known of an establishment by its description is no secret, and is returned as it is known now. */
    private static void withoutDescriptions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_DESCRIPTIONS);
        }
        node.forEach(PublishedMidnights::withoutDescriptions);
    }

    /** By how much published totals of midnights differ from those of what was known then, and is known now. */
    record Deviation(double then, double now, long largest) {}

    Deviation error(LocalDate from, LocalDate to) throws Exception {
        long then = 0;
        long now = 0;
        long largest = 0;
        long counts = 0;
        World known = new World(sent, luutru.clock.instant());
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            Instant at = Spread.at(day, LocalTime.MIDNIGHT);
            Map<String, Object> asKnownThen = new Zones(new World(sent, at.minusMillis(1)), at)
                    .of("kcn-a", null)
                    .get("total");
            Map<String, Object> asKnownNow =
                    new Zones(known, at).of("kcn-a", null).get("total");
            JsonNode total = ask("/v1/zones/kcn-a/occupancy?at=" + at).path("total");
            for (String name : OF_ZONE) {
                long published = total.path(name).path("value").asLong();
                long error = Math.abs(published - (long) asKnownThen.get(name));
                then += error;
                now += Math.abs(published - (long) asKnownNow.get(name));
                largest = Math.max(largest, error);
                counts++;
            }
        }
        return new Deviation((double) then / counts, (double) now / counts, largest);
    }
}
