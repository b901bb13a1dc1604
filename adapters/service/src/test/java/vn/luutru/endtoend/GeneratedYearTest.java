package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;
import vn.luutru.demo.GeneratedLine;

/** A generated year of the province, pushed and counted: every view shows what the lines say, and all agree. */
@IntegrationTest
class GeneratedYearTest {

    private static final LocalDate FROM = LocalDate.of(2025, 7, 1);
    private static final LocalDate END = LocalDate.of(2026, 7, 1);
    private static final Instant AT_THE_END = Vietnam.startOf(END);
    private static final int AVERAGE = 150;
    private static final Set<String> SAM_SON = Set.of("16531", "16516");

    /** What the generator assumes of the months, January first: how many tourists against the average. */
    private static final double[] SEASON = {0.2, 0.3, 0.3, 0.6, 1.2, 1.8, 2.0, 1.6, 0.8, 0.3, 0.2, 0.2};

    /** Share of the year's guests; in winter it shows. */
    private static final double A_BUS_MORE = 0.005;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Server server;
    private static Push push;
    private static PlainYear plain;
    private static int lines;

    @BeforeAll
    static void push_a_year(@TempDir Path data) throws Exception {
        List<Establishment> establishments = DemoProvince.establishments();
        List<String> year = new DeclarationGenerator(11, establishments)
                .days(FROM, 365, AVERAGE)
                .map(GeneratedLine::json)
                .toList();
        lines = year.size();
        plain = new PlainYear(year, establishments, END);
        server = Server.start(data);
        push = Push.send(server, year);
        long head = ok("demo-admin", "/v1/projections").at("/items/0/head").asLong();
        String counted = "/v1/statistics/tourism?from=2026-06-01&to=2026-06-30&minPosition=" + head;
        while (server.send("demo-admin", "GET", counted, "").statusCode() == 504) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void every_line_is_taken() {
        assertThat(push.summary().path("received").asLong()).isEqualTo(lines);
        assertThat(push.summary().path("accepted").asLong()).isEqualTo(lines);
        assertThat(lines).isGreaterThan(80_000);
    }

    @Test
    void guests_of_sam_son_stay_for_about_1_95_nights() throws Exception {
        for (String ward : SAM_SON) {
            double measured =
                    tourism("demo-police", "ward").get(ward).path("averageStay").asDouble();
            assertThat(measured).as(ward).isCloseTo(1.95, within(0.06));
            assertThat(measured)
                    .isCloseTo(
                            plain.averageStay(
                                    establishment -> establishment.ward().equals(ward)),
                            within(0.0001));
            assertThat(tourism("demo-tourism", "ward")
                            .get(ward)
                            .path("averageStay")
                            .asDouble())
                    .as("published, of rounded sums")
                    .isCloseTo(measured, within(0.1));
        }
    }

    @Test
    void the_year_has_the_seasons_of_the_coast() throws Exception {
        double weights = 0;
        for (double weight : SEASON) {
            weights += weight;
        }
        Map<String, JsonNode> months = tourism("demo-police", "month");
        long all = months.values().stream()
                .mapToLong(month -> month.path("arrivals").asLong())
                .sum();
        for (YearMonth month = YearMonth.from(FROM); month.isBefore(YearMonth.from(END)); month = month.plusMonths(1)) {
            double share = months.get(month.toString()).path("arrivals").asDouble() / all;
            double asTold = SEASON[month.getMonthValue() - 1] / weights;
            assertThat(share).as(month.toString()).isCloseTo(asTold, within(A_BUS_MORE + asTold * 0.15));
        }
    }

    @Test
    void arrivals_nights_and_rooms_of_every_month_ward_and_type_are_those_of_the_lines() throws Exception {
        JsonNode answer = ok("demo-police", year("month,ward,establishmentType"));
        Map<String, Map<String, Long>> recorded = new TreeMap<>();
        for (JsonNode item : answer.path("items")) {
            Map<String, Long> counts = new TreeMap<>();
            for (String name : List.of(
                    "arrivals",
                    "dayGuests",
                    "overnightArrivals",
                    "openArrivals",
                    "nights",
                    "openNights",
                    "roomsUsed")) {
                counts.put(name, item.at("/figures/" + name).asLong());
            }
            if (counts.values().stream().anyMatch(count -> count > 0)) {
                JsonNode group = item.path("group");
                recorded.put(
                        "%s/%s %s"
                                .formatted(
                                        group.path("month").asString(),
                                        group.path("ward").asString(),
                                        group.path("establishmentType").asString()),
                        counts);
            }
        }
        assertThat(recorded)
                .isEqualTo(plain.tourists(establishment -> establishment.ward() + " " + establishment.type()));
    }

    @Test
    void occupancy_is_rooms_used_of_the_rooms_that_the_province_has() throws Exception {
        long rooms = DemoProvince.establishments().stream()
                .filter(establishment -> establishment.type() == EstablishmentType.HOTEL)
                .mapToLong(Establishment::rooms)
                .sum();
        Map<String, Map<String, Long>> used =
                plain.tourists(establishment -> establishment.type().name());
        JsonNode july = ok(
                        "demo-police", "/v1/statistics/tourism?from=2025-07-01&to=2025-07-31&groupBy=establishmentType")
                .path("items")
                .valueStream()
                .filter(item -> item.at("/group/establishmentType").asString().equals("HOTEL"))
                .findFirst()
                .orElseThrow()
                .path("figures");
        assertThat(july.path("roomsAvailable").asLong()).isEqualTo(rooms * 31);
        assertThat(july.path("roomOccupancy").asDouble())
                .isCloseTo(used.get("2025-07/HOTEL").get("roomsUsed") / (rooms * 31.0), within(0.0001));
    }

    @Test
    void totals_agree_between_all_views() throws Exception {
        JsonNode exact = ok("demo-police", year("")).path("total");
        JsonNode published = ok("demo-tourism", year("")).path("total");
        JsonNode byPersons = ok("demo-tourism", year("sex")).path("total");
        for (String name : List.of("arrivals", "dayGuests", "overnightArrivals", "nights", "openNights")) {
            for (String groupBy : List.of("day", "month", "ward", "establishmentType", "stars")) {
                assertThat(sum("demo-police", groupBy, name))
                        .as(groupBy + " " + name)
                        .isEqualTo(exact.path(name).asLong());
                assertThat(ok("demo-tourism", year(groupBy))
                                .path("total")
                                .path(name)
                                .asLong())
                        .as("published " + groupBy + " " + name)
                        .isEqualTo(published.path(name).asLong());
            }
            for (String groupBy : List.of("origin", "nationality", "ageGroup", "sex", "origin,sex")) {
                assertThat(sum("demo-police", groupBy, name))
                        .as(groupBy + " " + name)
                        .isEqualTo(exact.path(name).asLong());
                assertThat(ok("demo-tourism", year(groupBy))
                                .path("total")
                                .path(name)
                                .asLong())
                        .as("published " + groupBy + " " + name)
                        .isEqualTo(byPersons.path(name).asLong());
            }
        }
        assertThat(published.path("nights").asDouble() / exact.path("nights").asDouble())
                .as("rounding errs to both sides, by about a hundredth with one key or another")
                .isCloseTo(1, within(0.06));
    }

    @Test
    void progress_counts_the_stays_that_the_lines_declare() throws Exception {
        Map<String, Long> declared = new HashMap<>();
        Map<String, Long> byCard = new HashMap<>();
        for (PlainYear.Stay stay : plain.stays) {
            String type = stay.establishment.type().name();
            declared.merge(type, 1L, Long::sum);
            byCard.merge(type, stay.checkIn.at("/capture/method").asString().equals("CARD_QR") ? 1L : 0L, Long::sum);
        }
        Map<String, Long> toldDeclared = new HashMap<>();
        Map<String, Long> toldByCard = new HashMap<>();
        JsonNode progress = ok("demo-police", "/v1/statistics/progress?from=2025-07-01&to=2026-06-30");
        for (JsonNode line : progress.path("items")) {
            String type = line.path("type").asString();
            toldDeclared.merge(type, line.at("/declared/value").asLong(), Long::sum);
            toldByCard.merge(type, line.at("/byCardQr/value").asLong(), Long::sum);
        }
        toldDeclared.keySet().retainAll(declared.keySet());
        toldByCard.keySet().retainAll(declared.keySet());
        assertThat(toldDeclared).isEqualTo(declared);
        assertThat(toldByCard).isEqualTo(byCard);
    }

    @Test
    void who_lives_in_the_zones_and_lies_in_the_hospitals_when_the_year_ends_are_those_of_the_lines() throws Exception {
        Map<String, Long> byZone = plain.inHouse(
                AT_THE_END,
                establishment -> establishment.zone() != null,
                stay -> Objects.requireNonNull(stay.establishment.zone()));
        assertThat(byZone).hasSizeGreaterThan(3);
        for (Map.Entry<String, Long> zone : byZone.entrySet()) {
            JsonNode answer = ok("demo-police", "/v1/zones/" + zone.getKey() + "/occupancy?at=" + AT_THE_END);
            assertThat(answer.at("/total/persons/value").asLong()).isEqualTo(zone.getValue());
            for (String part : List.of("dormitories", "bySex", "byOrigin", "byNationality", "byProvince")) {
                assertThat(answer.path(part)
                                .valueStream()
                                .mapToLong(line ->
                                        line.at("/figures/persons/value").asLong())
                                .sum())
                        .as(zone.getKey() + " " + part)
                        .isEqualTo(zone.getValue());
            }
        }
        Map<String, Long> byRole = plain.inHouse(
                AT_THE_END,
                establishment -> establishment.type() == EstablishmentType.HOSPITAL,
                stay -> stay.checkIn.at("/patient/role").asString());
        JsonNode hospitals = ok("demo-police", "/v1/hospitals/occupancy?at=" + AT_THE_END);
        assertThat(hospitals.at("/total/inpatients/value").asLong()).isEqualTo(byRole.get("INPATIENT"));
        assertThat(hospitals.at("/total/companions/value").asLong()).isEqualTo(byRole.get("COMPANION"));
        assertThat(hospitals
                        .path("hospitals")
                        .valueStream()
                        .flatMap(hospital -> hospital.path("departments").valueStream())
                        .mapToLong(ward -> ward.at("/persons/inpatients/value").asLong())
                        .sum())
                .isEqualTo(byRole.get("INPATIENT"));
    }

    private static long sum(String reader, String groupBy, String name) throws Exception {
        JsonNode answer = ok(reader, year(groupBy));
        return answer.path("items")
                .valueStream()
                .mapToLong(item -> item.at("/figures/" + name).asLong())
                .sum();
    }

    /** The figures of the year by one dimension. */
    private static Map<String, JsonNode> tourism(String reader, String groupBy) throws Exception {
        Map<String, JsonNode> groups = new HashMap<>();
        ok(reader, year(groupBy))
                .path("items")
                .forEach(item -> groups.put(item.path("group").path(groupBy).asString(), item.path("figures")));
        return groups;
    }

    private static String year(String groupBy) {
        return "/v1/statistics/tourism?from=%s&to=%s&groupBy=%s".formatted(FROM, END.minusDays(1), groupBy);
    }

    private static JsonNode ok(String reader, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.send(reader, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
