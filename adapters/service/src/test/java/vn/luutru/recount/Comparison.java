package vn.luutru.recount;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks the service everything that it counts, exactly, and compares each figure with the second computation. */
final class Comparison {

    private static final List<String> ZONES = List.of("kcn-a", "kcn-b");
    private static final List<String> DIMENSIONS =
            List.of("day", "month", "ward", "establishmentType", "stars", "origin", "nationality", "ageGroup", "sex");

    private final ClockedLuutru luutru;
    private final World world;
    private final long position;
    private final Map<String, Map<String, @Nullable BigDecimal>> totals = new HashMap<>();
    final Differences differences = new Differences();

    Comparison(ClockedLuutru luutru, SentHistory sent) {
        this.luutru = luutru;
        world = new World(sent.accepted, luutru.clock.instant());
        position = sent.position;
    }

    /** Everything but the many groupings of tourism. */
    Comparison most() throws Exception {
        for (List<String> groupBy :
                List.of(List.<String>of(), List.of("day"), List.of("ward", "stars"), List.of("ageGroup", "sex"))) {
            tourism(world.today.minusDays(40), world.today, groupBy);
        }
        LocalDate month = world.today.withDayOfMonth(1);
        for (Instant at : List.of(
                world.now,
                Spread.at(world.today, LocalTime.MIDNIGHT),
                Spread.at(month, LocalTime.MIDNIGHT),
                Spread.at(world.today.minusDays(17), LocalTime.of(15, 30)))) {
            zones(at);
            hospitals(at);
        }
        compliance(world.today.minusDays(30), world.today);
        compliance(month.minusMonths(1), month.minusDays(1));
        obligations();
        return this;
    }

    /** Tourism by every set of dimensions, over a month. */
    Comparison everyGrouping() throws Exception {
        for (List<String> groupBy : Tourism.everyGrouping(DIMENSIONS)) {
            tourism(Spread.END.minusMonths(1), Spread.END.minusDays(1), groupBy);
        }
        return this;
    }

    /** By at most two dimensions, over other periods. */
    Comparison otherPeriods() throws Exception {
        for (List<String> groupBy : Tourism.everyGrouping(DIMENSIONS)) {
            if (groupBy.size() <= 2) {
                tourism(Spread.FROM, Spread.END.minusDays(1), groupBy);
                tourism(Spread.FROM.plusDays(18), Spread.FROM.plusDays(66), groupBy);
            }
        }
        for (List<String> groupBy : List.of(List.<String>of(), List.of("origin"), List.of("ward", "day"))) {
            tourism(Spread.BEGIN, Spread.BEGIN.plusDays(70), groupBy);
            tourism(Spread.FROM.plusDays(40), Spread.FROM.plusDays(40), groupBy);
        }
        return this;
    }

    /** Both statutory reports: of months that are over, by establishment and as a whole, and of years. */
    Comparison reports() throws Exception {
        StatutoryReports reports = new StatutoryReports(world);
        for (YearMonth month : List.of(YearMonth.of(2025, 5), YearMonth.of(2026, 4), YearMonth.of(2026, 5))) {
            String path =
                    "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx?minPosition=%d&month=%s".formatted(position, month);
            differences.compare(
                    "01-CS/LTDL of " + month,
                    StatutoryReports.monthly(file(path)),
                    reports.month(month, establishment -> true));
            for (String id : List.of("H1", "H2", "H3", "T1")) {
                differences.compare(
                        "01-CS/LTDL of %s in %s".formatted(id, month),
                        StatutoryReports.monthly(file(path + "&establishment=" + id)),
                        reports.month(month, establishment -> establishment.id.equals(id)));
            }
        }
        for (int year : List.of(2025, 2026)) {
            differences.compare(
                    "015.N/BCC-TMDV of " + year,
                    StatutoryReports.yearly(
                            file("/v1/statistics/tourism/forms/015-n-bcc-tmdv.xlsx?minPosition=%d&year=%d"
                                    .formatted(position, year))),
                    reports.year(year));
        }
        return this;
    }

    private byte[] file(String path) throws Exception {
        var answer = luutru.send("POLICE", "GET", path, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private void tourism(LocalDate from, LocalDate to, List<String> groupBy) throws Exception {
        JsonNode answer = luutru.ask(
                "POLICE",
                "/v1/statistics/tourism?from=%s&to=%s&compare=%s&minPosition=%d%s"
                        .formatted(
                                from,
                                to,
                                groupBy.size() <= 1,
                                position,
                                groupBy.isEmpty() ? "" : "&groupBy=" + String.join(",", groupBy)));
        String question = "tourism %s..%s by %s".formatted(from, to, groupBy);
        Tourism tourism = new Tourism(world);
        if (!groupBy.isEmpty()) {
            differences.compare(
                    question,
                    Answers.tourism(answer),
                    plain(tourism.figures(from, to, groupBy, establishment -> true)));
        }
        total(question + " total", answer.path("total"), from, to, groupBy);
        for (JsonNode compared : answer.path("comparison")) {
            total(
                    question + " " + compared.path("period").asString(),
                    compared.path("total"),
                    LocalDate.parse(compared.path("from").asString()),
                    LocalDate.parse(compared.path("to").asString()),
                    groupBy);
        }
    }

    private void total(String question, JsonNode answer, LocalDate from, LocalDate to, List<String> groupBy) {
        Map<String, @Nullable BigDecimal> computed = new HashMap<>(totals.computeIfAbsent(
                from + "/" + to,
                period -> plain(new Tourism(world).figures(from, to, List.of(), establishment -> true))
                        .get(Map.<String, @Nullable String>of())));
        if (groupBy.stream().anyMatch(Tourism.OF_PERSONS::contains)) {
            List.of(
                            "roomsUsed",
                            "openRoomsUsed",
                            "roomsAvailable",
                            "bedsAvailable",
                            "roomOccupancy",
                            "openRoomOccupancy",
                            "bedOccupancy",
                            "openBedOccupancy")
                    .forEach(name -> computed.put(name, null));
        }
        differences.compare(question, Answers.figures(answer), computed);
    }

    private static Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> plain(
            Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> figures) {
        Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> plain = new HashMap<>();
        figures.forEach((group, counts) -> {
            Map<String, @Nullable BigDecimal> line = new HashMap<>();
            counts.forEach((name, value) -> line.put(name, value == null ? null : Answers.plain(value)));
            plain.put(group, line);
        });
        return plain;
    }

    private void zones(Instant at) throws Exception {
        for (String zone : ZONES) {
            for (String reader : List.of("POLICE", "16531")) {
                String ward = reader.equals("POLICE") ? null : reader;
                Map<String, Map<String, Object>> computed = new Zones(world, at).of(zone, ward);
                var response = luutru.send(
                        reader, "GET", "/v1/zones/%s/occupancy?at=%s&minPosition=%d".formatted(zone, at, position), "");
                if (response.statusCode() == 404) {
                    // A reader with a territory does not learn of a zone without an establishment there.
                    computed.remove("total");
                    differences.compare("zone %s at %s for %s".formatted(zone, at, reader), Map.of(), computed);
                } else {
                    differences.compare(
                            "zone %s at %s for %s".formatted(zone, at, reader),
                            Answers.zone(ClockedLuutru.ok(response)),
                            computed);
                }
            }
        }
    }

    private void hospitals(Instant at) throws Exception {
        for (String reader : List.of("POLICE", "16531")) {
            differences.compare(
                    "hospitals at %s for %s".formatted(at, reader),
                    Answers.hospitals(
                            luutru.ask(reader, "/v1/hospitals/occupancy?at=%s&minPosition=%d".formatted(at, position))),
                    new Hospitals(world, at).of(reader.equals("POLICE") ? null : reader));
        }
    }

    private void compliance(LocalDate from, LocalDate to) throws Exception {
        String period = "from=%s&to=%s&minPosition=%d".formatted(from, to, position);
        Compliance computed = new Compliance(world, from, to);
        differences.compare(
                "compliance " + period,
                Answers.compliance(luutru.ask("POLICE", "/v1/compliance?size=500&" + period)),
                computed.lines());
        differences.compare(
                "progress " + period,
                Answers.progress(luutru.ask("POLICE", "/v1/statistics/progress?" + period)),
                computed.progress());
    }

    private void obligations() throws Exception {
        for (String id : world.establishments.keySet()) {
            differences.compare(
                    "obligations of " + id,
                    Answers.obligations(luutru.ask(
                            "OPERATOR", "/v1/establishments/%s/obligations?minPosition=%d".formatted(id, position))),
                    new Obligations(world, id).lists());
        }
    }
}
