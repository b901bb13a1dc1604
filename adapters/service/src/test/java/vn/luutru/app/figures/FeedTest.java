package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** The operations centre fetches the published indicators, and then only what changed. */
@IntegrationTest
@WithinOneDay(minutes = 4)
class FeedTest {

    private static final String CENTRE = "demo-operations";
    private static final String FEED = "/v1/feed/indicators";
    private static final String HOTEL = "E-LUONG";

    private static RunningLuutru luutru;
    private static Schema schema;
    private static int guests;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(HOTEL, "16531");
        Reply published = luutru.get(null, FEED + "/schema");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.header("Content-Type")).startsWith("application/schema+json");
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published.text());
        assertThat(schema.validate("{\"version\": 1}", InputFormat.JSON))
                .as("the schema refuses what is no answer")
                .isNotEmpty();
        for (int i = 0; i < 30; i++) {
            guest(LocalDate.of(2026, 7, 1 + i % 5));
        }
        seen();
    }

    @Test
    void the_first_answer_has_every_month_as_the_statistics_call_publishes_it() throws Exception {
        JsonNode july = block(pull(null), "TOURISM", "2026-07");
        assertThat(july.path("over").asBoolean()).isTrue();
        for (String groupBy : List.of("establishmentType", "ward", "day", "origin", "ageGroup", "sex", "nationality")) {
            JsonNode statistics = luutru.get(
                            "demo-tourism", "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31&groupBy=" + groupBy)
                    .json();
            List<JsonNode> rows = july.path("rows")
                    .valueStream()
                    .filter(row -> row.path("by").has(groupBy))
                    .toList();
            assertThat(rows)
                    .as(groupBy)
                    .isNotEmpty()
                    .hasSize(statistics.path("items").size());
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).path("by"))
                        .isEqualTo(statistics.path("items").get(i).path("group"));
                isPublishedAs(statistics.path("items").get(i).path("figures"), rows.get(i));
            }
        }
    }

    @Test
    void zones_and_hospitals_are_returned_of_the_last_midnight_as_their_calls_publish_it() throws Exception {
        List<JsonNode> items = pull(null);
        JsonNode zone = items.stream()
                .filter(item -> item.path("place").asString("").equals("kkt-nghi-son"))
                .findFirst()
                .orElseThrow();
        JsonNode asked = luutru.get(
                        "demo-zone",
                        "/v1/zones/kkt-nghi-son/occupancy?at=" + zone.path("at").asString())
                .json();
        JsonNode total = zone.at("/rows/0");
        assertThat(total.path("by").isEmpty()).isTrue();
        assertThat(total.at("/values/beds")).isEqualTo(asked.path("beds"));
        assertThat(total.at("/values/persons")).isEqualTo(asked.at("/total/persons/value"));
        JsonNode hospitals = items.stream()
                .filter(item -> item.path("subject").asString().equals("HOSPITALS"))
                .findFirst()
                .orElseThrow();
        assertThat(hospitals.at("/rows/0/values/inpatients"))
                .isEqualTo(luutru.get(
                                "demo-health",
                                "/v1/hospitals/occupancy?at="
                                        + hospitals.path("at").asString())
                        .json()
                        .at("/total/inpatients/value"));
    }

    @Test
    void who_asks_with_the_revision_of_the_last_answer_gets_what_changed_since_and_then_nothing() throws Exception {
        String before = seen();
        assertThat(blocks(pull(before))).isEmpty();
        YearMonth past = YearMonth.from(Vietnam.dateOf(Instant.now())).minusMonths(2);
        for (int i = 0; i < 10; i++) {
            guest(past.atDay(3));
        }
        settle();
        JsonNode answer = ask("?since=" + before);
        List<JsonNode> changed = answer.path("items").valueStream().toList();
        assertThat(blocks(changed))
                .contains("TOURISM " + past, "PROGRESS " + past)
                .allSatisfy(block -> assertThat(block.substring(block.indexOf(' ') + 1))
                        .as("who has not left stays in the months since, and in none before")
                        .isGreaterThanOrEqualTo(past.toString()));
        JsonNode found = luutru.get(
                        "demo-tourism",
                        "/v1/statistics/tourism?from=%s&to=%s".formatted(past.atDay(1), past.atEndOfMonth()))
                .json()
                .path("total");
        isPublishedAs(found, block(changed, "TOURISM", past.toString()).at("/rows/0"));
        assertThat(ask("?since=" + before).path("items"))
                .as("an answer that was lost is fetched again")
                .isEqualTo(answer.path("items"));
        assertThat(blocks(pull(answer.path("revision").asString()))).isEmpty();
    }

    @Test
    void of_the_month_that_is_not_over_the_days_are_published_that_are() throws Exception {
        String before = seen();
        LocalDate yesterday = Vietnam.dateOf(Instant.now()).minusDays(1);
        for (int i = 0; i < 12; i++) {
            guest(yesterday);
        }
        YearMonth month = YearMonth.from(yesterday);
        boolean over = month.isBefore(YearMonth.from(Vietnam.dateOf(Instant.now())));
        JsonNode block = block(pull(before), "TOURISM", month.toString());
        assertThat(block.path("over").asBoolean()).isEqualTo(over);
        assertThat(block.path("rows")
                        .valueStream()
                        .anyMatch(row -> row.path("by").has("origin")))
                .isEqualTo(over);
        assertThat(block.path("rows")
                        .valueStream()
                        .map(row -> row.at("/by/day").asString(""))
                        .filter(day -> !day.isEmpty()))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(LocalDate.parse(day)).isBeforeOrEqualTo(yesterday));
    }

    @Test
    void months_and_midnights_that_do_not_fit_into_one_answer_come_in_the_next() throws Exception {
        String before = seen();
        Set<String> declared = new TreeSet<>();
        for (int month = 1; month <= 8; month++) {
            guest(LocalDate.of(2026, month, 10));
            declared.add("TOURISM 2026-0" + month);
        }
        settle();
        String aMonthAgo = before.substring(0, before.indexOf('.') + 1)
                + Vietnam.dateOf(Instant.now()).minusDays(20);
        JsonNode first = ask("?since=" + aMonthAgo);
        assertThat(first.path("more").asBoolean()).isTrue();
        List<JsonNode> all = pull(aMonthAgo);
        assertThat(blocks(all)).containsAll(declared);
        assertThat(all.stream()
                        .filter(item -> item.path("subject").asString().equals("HOSPITALS"))
                        .map(item -> item.path("at").asString()))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "12", ".2026-01-01", "-1.2026-01-01", "1.2026-13-01", "1.2999-01-01"})
    void a_revision_that_was_never_published_is_refused(String since) throws Exception {
        assertThat(luutru.get(CENTRE, FEED + "?since=" + since).codes()).containsExactly("PARAMETER_MALFORMED");
    }

    @Test
    void a_revision_that_the_service_has_not_reached_is_refused_and_nothing_is_skipped() throws Exception {
        Reply reply = luutru.get(
                CENTRE, FEED + "?since=" + (luutru.head() + 1_000_000) + "." + Vietnam.dateOf(Instant.now()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("POSITION_UNKNOWN");
    }

    @Test
    void the_centre_reads_the_feed_and_no_other_figures_and_no_person() throws Exception {
        for (String path : List.of(
                "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31",
                "/v1/statistics/progress",
                "/v1/zones",
                "/v1/hospitals/occupancy",
                "/v1/residents?ward=16531",
                "/v1/keys")) {
            assertThat(luutru.get(CENTRE, path).status()).as(path).isEqualTo(403);
        }
        for (String other : List.of(OPERATOR, POLICE, "demo-tourism", "demo-zone", "demo-health")) {
            assertThat(luutru.get(other, FEED).status()).as(other).isEqualTo(403);
        }
        assertThat(luutru.get(null, FEED).status()).isEqualTo(401);
        assertThat(luutru.get(ADMIN, FEED).status()).isEqualTo(200);
    }

    /** The feed has the margins beside the values, the statistics call among them. */
    private static void isPublishedAs(JsonNode figures, JsonNode row) {
        ObjectNode values = figures.deepCopy().asObject();
        JsonNode margins = values.remove("margins");
        assertThat(row.path("values")).isEqualTo(values);
        assertThat(row.path("margins")).isEqualTo(margins);
    }

    /** Declares a guest who has not left yet. */
    private static void guest(LocalDate arrival) throws Exception {
        String stay = "/v1/establishments/" + HOTEL + "/stays/l" + guests++;
        String body = checkIn("Nguyễn Văn Thử", "038090000001")
                .replace("2026-07-01T14:05", arrival + "T14:05")
                .replace("2026-07-01T14:04", arrival + "T14:04")
                .replace("\"2026-07-03\"", "\"" + arrival.plusDays(2) + "\"");
        assertThat(luutru.put(OPERATOR, stay, body).status()).as(stay).isEqualTo(201);
    }

    /** Waits until the figures know all that was declared. */
    private static void settle() throws Exception {
        String month = "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31";
        assertThat(luutru.get(ADMIN, month + "&minPosition=" + luutru.head()).status())
                .isEqualTo(200);
    }

    /** The revision of one who knows everything. */
    private static String seen() throws Exception {
        settle();
        JsonNode answer = ask("");
        while (answer.path("more").asBoolean()) {
            answer = ask("?since=" + answer.path("revision").asString());
        }
        return answer.path("revision").asString();
    }

    /** All blocks since a revision. */
    private static List<JsonNode> pull(String since) throws Exception {
        settle();
        List<JsonNode> items = new ArrayList<>();
        JsonNode answer = ask(since == null ? "" : "?since=" + since);
        answer.path("items").forEach(items::add);
        while (answer.path("more").asBoolean()) {
            answer = ask("?since=" + answer.path("revision").asString());
            answer.path("items").forEach(items::add);
        }
        return items;
    }

    private static JsonNode ask(String query) throws Exception {
        Reply reply = luutru.get(CENTRE, FEED + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(schema.validate(reply.text(), InputFormat.JSON)).isEmpty();
        return reply.json();
    }

    private static JsonNode block(List<JsonNode> items, String subject, String month) {
        return items.stream()
                .filter(item -> item.path("subject").asString().equals(subject)
                        && item.path("month").asString("").equals(month))
                .findFirst()
                .orElseThrow();
    }

    /** Subjects and months. */
    private static List<String> blocks(List<JsonNode> items) {
        return items.stream()
                .filter(item -> !item.path("month").isNull())
                .map(item -> item.path("subject").asString() + " "
                        + item.path("month").asString())
                .toList();
    }
}
