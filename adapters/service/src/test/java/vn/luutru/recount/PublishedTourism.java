package vn.luutru.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the tourism department is answered, beside the second computation: the noise is no function that anybody can
 * compute, but an answer says by how much it errs at most, in 19 of 20 cases.
 */
final class PublishedTourism {

    private static final Map<String, String> MARGINS = Map.of(
            "arrivals", "arrivals",
            "dayGuests", "guests",
            "overnightArrivals", "guests",
            "openArrivals", "guests",
            "nights", "nights",
            "openNights", "nights",
            "roomsUsed", "rooms",
            "openRoomsUsed", "rooms");

    private final ClockedLuutru luutru;
    private final World world;
    int figures;
    int within;
    double farthest;

    PublishedTourism(ClockedLuutru luutru, World world) {
        this.luutru = luutru;
        this.world = world;
    }

    PublishedTourism compare(LocalDate from, LocalDate to, List<String> groupBy) throws Exception {
        JsonNode answer = luutru.ask(
                "TOURISM",
                "/v1/statistics/tourism?from=%s&to=%s&groupBy=%s".formatted(from, to, String.join(",", groupBy)));
        var exact = new Tourism(world, true).figures(from, to, groupBy, establishment -> true);
        var published = Answers.tourism(answer);
        for (JsonNode item : answer.path("items")) {
            var group = Answers.group(item);
            JsonNode margins = item.at("/figures/margins");
            compare(published.get(group), exact.getOrDefault(group, Map.of()), margins);
        }
        return this;
    }

    private void compare(
            Map<String, @Nullable BigDecimal> published, Map<String, @Nullable BigDecimal> exact, JsonNode margins) {
        MARGINS.forEach((name, margin) -> {
            BigDecimal figure = published.get(name);
            BigDecimal counted = exact.get(name);
            // A sum that the noise makes negative is shown as 0: then it errs by less than the noise did.
            if (figure != null && figure.signum() > 0) {
                double error = Math.abs(figure.doubleValue() - (counted == null ? 0 : counted.doubleValue()));
                figures++;
                within += error <= margins.path(margin).asDouble() ? 1 : 0;
                farthest = Math.max(farthest, error / margins.path(margin).asDouble());
            }
        });
    }
}
