package vn.luutru.recount;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers of the service in the form of the second computation. */
final class Answers {

    private Answers() {}

    static Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> tourism(JsonNode answer) {
        Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> groups = new HashMap<>();
        for (JsonNode item : answer.path("items")) {
            groups.put(group(item), figures(item.path("figures")));
        }
        return groups;
    }

    static Map<String, @Nullable String> group(JsonNode item) {
        Map<String, @Nullable String> group = new TreeMap<>();
        item.path("group")
                .properties()
                .forEach(by -> group.put(
                        by.getKey(),
                        by.getValue().isNull() ? null : by.getValue().asString()));
        return group;
    }

    static Map<String, @Nullable BigDecimal> figures(JsonNode figures) {
        Map<String, @Nullable BigDecimal> counts = new HashMap<>();
        figures.properties().stream()
                .filter(figure -> !figure.getKey().equals("margins"))
                .forEach(figure -> {
                    BigDecimal value = figure.getValue().isNull()
                            ? null
                            : figure.getValue().decimalValue();
                    counts.put(figure.getKey(), value == null ? null : plain(value));
                });
        return counts;
    }

    static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    static Map<String, Map<String, Object>> zone(JsonNode answer) {
        Map<String, Map<String, Object>> lines = new TreeMap<>();
        Map<String, Object> total = counts(answer.path("total"));
        total.put("beds", answer.path("beds").asLong());
        lines.put("total", total);
        for (JsonNode use : answer.path("housing")) {
            Map<String, Object> line = places(use);
            line.put("establishments", use.path("establishments").asLong());
            lines.put("use " + use.path("use").asString(), line);
        }
        for (JsonNode establishment : answer.path("dormitories")) {
            Map<String, Object> line = places(establishment);
            line.put("type", establishment.path("type").asString());
            line.put("ward", establishment.path("ward").asString());
            line.put("state", text(establishment.path("state")));
            lines.put("dormitory " + establishment.path("establishmentId").asString(), line);
        }
        for (JsonNode employer : answer.path("employers")) {
            lines.put(
                    "employer " + text(employer.path("taxCode")) + " " + text(employer.path("name")),
                    counts(employer.path("figures")));
        }
        Map.of("bySex", "sex", "byOrigin", "origin", "byNationality", "nationality", "byProvince", "province")
                .forEach((list, of) -> answer.path(list)
                        .forEach(part -> lines.put(of + " " + text(part.path("value")), counts(part.path("figures")))));
        return lines;
    }

    private static Map<String, Object> places(JsonNode part) {
        Map<String, Object> line = counts(part.path("figures"));
        line.put("beds", part.path("beds").asLong());
        line.put("overOccupied", part.path("overOccupied").asBoolean());
        return line;
    }

    private static Map<String, Object> counts(JsonNode figures) {
        Map<String, Object> counts = new TreeMap<>();
        figures.properties().stream()
                .filter(count -> !count.getKey().equals("transfers"))
                .forEach(count -> counts.put(
                        count.getKey(), count.getValue().path("value").asLong()));
        return counts;
    }

    static Map<String, Map<String, Object>> hospitals(JsonNode answer) {
        Map<String, Map<String, Object>> lines = new TreeMap<>();
        lines.put("total", counts(answer.path("total")));
        for (JsonNode hospital : answer.path("hospitals")) {
            String id = hospital.path("establishmentId").asString();
            Map<String, Object> line = counts(hospital.path("persons"));
            line.put("ward", hospital.path("ward").asString());
            line.put("beds", hospital.path("beds").asLong());
            JsonNode occupancy = hospital.path("bedOccupancy");
            line.put(
                    "bedOccupancy",
                    occupancy.isNull()
                            ? "null"
                            : occupancy.decimalValue().setScale(4).toString());
            line.put("overOccupied", hospital.path("overOccupied").asBoolean());
            lines.put("hospital " + id, line);
            for (JsonNode department : hospital.path("departments")) {
                lines.put("department " + id + " " + text(department.path("name")), counts(department.path("persons")));
            }
        }
        return lines;
    }

    static Map<String, Map<String, Long>> compliance(JsonNode answer) {
        Map<String, Map<String, Long>> lines = new TreeMap<>();
        for (JsonNode item : answer.path("items")) {
            Map<String, Long> line = new TreeMap<>();
            item.properties().stream()
                    .filter(figure -> figure.getValue().isNumber())
                    .forEach(figure ->
                            line.put(figure.getKey(), figure.getValue().asLong()));
            lines.put(
                    item.path("establishmentId").asString() + " "
                            + item.path("ward").asString(),
                    line);
        }
        return lines;
    }

    static Map<String, Map<String, Long>> progress(JsonNode answer) {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (JsonNode item : answer.path("items")) {
            Map<String, Long> row = new TreeMap<>();
            item.properties().forEach(figure -> {
                if (figure.getValue().isObject()) {
                    row.put(figure.getKey(), figure.getValue().path("value").asLong());
                } else if (figure.getValue().isIntegralNumber()) {
                    row.put(figure.getKey(), figure.getValue().asLong());
                }
            });
            rows.put(item.path("type").asString() + " " + item.path("ward").asString(), row);
        }
        return rows;
    }

    static Map<String, Set<String>> obligations(JsonNode answer) {
        Map<String, Set<String>> lists = new TreeMap<>();
        answer.properties().stream().filter(list -> list.getValue().isArray()).forEach(list -> {
            Set<String> entries = new TreeSet<>();
            list.getValue()
                    .forEach(entry -> entries.add(
                            entry.isString()
                                    ? entry.asString()
                                    : entry.path("reference").asString()));
            lists.put(list.getKey(), entries);
        });
        return lists;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }
}
