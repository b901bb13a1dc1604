package vn.luutru.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** What a question asks for is what it is answered: no parameter is passed over, none that cannot match finds nobody. */
@IntegrationTest
class ParametersTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 12"};

    /** Every question that takes a position, with the read models whose tables its answer comes from. */
    private static final Map<String, Set<String>> READ_MODELS = Map.ofEntries(
            Map.entry("/v1/establishments/{id}/stays", Set.of("register")),
            Map.entry("/v1/establishments/{id}/obligations", Set.of("register", "obligation", "figures", "outage")),
            Map.entry("/v1/establishments/{id}/merger", Set.of("register")),
            Map.entry("/v1/establishments/{id}/receipts/{date}", Set.of("register")),
            Map.entry("/v1/establishments/{id}/receipts/{date}/pdf", Set.of("register")),
            Map.entry("/v1/residents", Set.of("register")),
            Map.entry("/v1/persons/{personId}/stays", Set.of("register")),
            Map.entry("/v1/establishments", Set.of("directory")),
            Map.entry("/v1/zones", Set.of("directory")),
            Map.entry("/v1/zones/{zoneId}/occupancy", Set.of("figures")),
            Map.entry("/v1/hospitals/occupancy", Set.of("figures")),
            Map.entry("/v1/hospitals/unidentified", Set.of("register", "figures")),
            Map.entry("/v1/compliance", Set.of("figures")),
            Map.entry("/v1/statistics/progress", Set.of("figures")),
            Map.entry("/v1/statistics/tourism", Set.of("figures")),
            Map.entry("/v1/statistics/tourism/revisions", Set.of("figures")),
            Map.entry("/v1/statistics/tourism/forms/01-cs-ltdl.xlsx", Set.of("figures")),
            Map.entry("/v1/statistics/tourism/forms/015-n-bcc-tmdv.xlsx", Set.of("figures")),
            Map.entry("/v1/watch-list", Set.of("watch")),
            Map.entry("/v1/watch-list/alerts", Set.of("watch", "register")),
            Map.entry("/v1/outages", Set.of("outage")),
            Map.entry("/v1/outages/calendar", Set.of("outage")),
            Map.entry("/v1/access-log", Set.of("access")),
            Map.entry("/v1/access-log/audit", Set.of("access")));

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-PARAM", "16531");
    }

    @Test
    void a_parameter_that_a_question_does_not_have_is_refused() throws Exception {
        for (String path : routes().keySet()) {
            if (path.startsWith("/v1/desk/guest-cards") || path.equals("/v1/desk/reminders")) {
                continue; // only a desk gets so far: DesksTest
            }
            Reply reply = luutru.get(token(path), filled(path) + "?unheard=1", WHY);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.codes()).as(path).containsExactly("PARAMETER_UNKNOWN");
            assertThat(reply.text()).as(path).contains("unheard");
        }
        Reply stay = luutru.get(OPERATOR, "/v1/establishments/E-PARAM/stays/R-1?unheard=1");
        assertThat(stay.status()).isEqualTo(400);
        assertThat(stay.codes()).containsExactly("PARAMETER_UNKNOWN");
        Reply nil = luutru.post(OPERATOR, "/v1/establishments/E-PARAM/nil-reports?dryRun=true", "{}");
        assertThat(nil.status()).isEqualTo(400);
        assertThat(nil.codes()).containsExactly("PARAMETER_UNKNOWN");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-PARAM/stays?from=2026-11-01")
                        .text())
                .contains("Các tham số được nhận: minPosition, page, size, state.");
    }

    @Test
    void a_value_that_can_never_match_is_refused_and_says_which_values_can() throws Exception {
        Map<String, String> unknown = Map.ofEntries(
                Map.entry("/v1/residents?nationality=kor", "nationality"),
                Map.entry("/v1/residents?nationality=XYZ", "nationality"),
                Map.entry("/v1/residents?ward=99999", "ward"),
                Map.entry("/v1/residents?establishment=E-NONE", "establishment"),
                Map.entry("/v1/residents?establishment=%2F", "establishment"),
                Map.entry("/v1/residents?state=in_house", "state"),
                Map.entry("/v1/establishments?ward=99999", "ward"),
                Map.entry("/v1/establishments?zone=nowhere", "zone"),
                Map.entry("/v1/establishments?type=PALACE", "type"),
                Map.entry("/v1/compliance?ward=99999", "ward"),
                Map.entry("/v1/statistics/tourism?from=2026-07-01&to=2026-07-31&groupBy=weather", "groupBy"));
        for (Map.Entry<String, String> one : unknown.entrySet()) {
            Reply reply = luutru.get(POLICE, one.getKey(), WHY);
            assertThat(reply.status()).as(one.getKey()).isEqualTo(400);
            assertThat(reply.codes()).as(one.getKey()).containsExactly("PARAMETER_UNKNOWN_VALUE");
            assertThat(reply.text()).as(one.getKey()).contains(one.getValue());
        }
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-PARAM/stays?state=HERE")
                        .codes())
                .containsExactly("PARAMETER_UNKNOWN_VALUE");
        luutru.hotel("E-ELSEWHERE", "14797");
        assertThat(luutru.get(WARD_POLICE, "/v1/residents?establishment=E-ELSEWHERE", WHY)
                        .codes())
                .containsExactly("TERRITORY_OUT_OF_SCOPE");
        assertThat(luutru.get(WARD_POLICE, "/v1/residents?establishment=E-PARAM", WHY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void of_two_values_none_goes_unheard() throws Exception {
        Map<String, String> twice = Map.of(
                "/v1/residents?nationality=KOR&nationality=JPN", "nationality",
                "/v1/residents?ward=16531&state=IN_HOUSE&state=", "state",
                "/v1/establishments?ward=16531&ward=14797", "ward",
                "/v1/establishments?page=a&page=b", "page",
                "/v1/compliance?from=2026-07-01&from=2026-07-02", "from",
                "/v1/access-log?kind=PERSONS_QUERIED&kind=OPERATOR_KEY", "kind");
        for (Map.Entry<String, String> one : twice.entrySet()) {
            Reply reply = luutru.get(POLICE, one.getKey(), WHY);
            assertThat(reply.status()).as(one.getKey()).isEqualTo(400);
            assertThat(reply.codes()).as(one.getKey()).containsExactly("PARAMETER_MALFORMED");
            assertThat(reply.text()).as(one.getKey()).contains(one.getValue());
        }
        assertThat(luutru.get(POLICE, "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31&groupBy=day&groupBy=ward")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_filter_that_nobody_can_match_is_refused() throws Exception {
        Map<String, String> empty = Map.of(
                "/v1/residents?document=-", "document",
                "/v1/residents?from=2026-07-02T00:00:00Z&to=2026-07-01T00:00:00Z", "to",
                "/v1/access-log?from=2026-07-02T00:00:00Z&to=2026-07-01T00:00:00Z", "to");
        for (Map.Entry<String, String> one : empty.entrySet()) {
            Reply reply = luutru.get(POLICE, one.getKey(), WHY);
            assertThat(reply.status()).as(one.getKey()).isEqualTo(400);
            assertThat(reply.codes()).as(one.getKey()).containsExactly("PARAMETER_MALFORMED");
            assertThat(reply.text()).as(one.getKey()).contains(one.getValue());
        }
    }

    @Test
    void a_file_of_establishments_holds_all_of_them() throws Exception {
        for (int i = 0; i < 60; i++) {
            luutru.hotel("E-FILE-" + i, "16531");
        }
        long position = luutru.head();
        long listed = 0;
        String page = "";
        do {
            Reply part = luutru.get(POLICE, "/v1/compliance?size=500&minPosition=" + position + page);
            listed += part.json().get("items").size();
            page = part.json().get("nextPage").isNull()
                    ? ""
                    : "&page=" + part.json().get("nextPage").asString();
        } while (!page.isEmpty());
        String file = new String(luutru.file(POLICE, "/v1/compliance.csv"), UTF_8);
        assertThat(listed).isGreaterThan(60);
        assertThat(Arrays.stream(file.split("\r?\n", -1)).filter(line -> line.contains("E-FILE-")))
                .hasSize(60);
        assertThat(luutru.get(POLICE, "/v1/compliance.csv?size=50").codes()).containsExactly("PARAMETER_UNKNOWN");
    }

    @Test
    void a_position_is_waited_for_in_every_read_model_that_an_answer_comes_from() throws Exception {
        Set<String> taking = new TreeSet<>();
        routes().forEach((path, accepted) -> {
            if (accepted.contains("minPosition") && !path.matches(".*(?<!ltdl|tmdv)\\.(csv|xlsx)")) {
                taking.add(path);
            }
        });
        assertThat(taking)
                .as("every question that takes a position is in the table")
                .isEqualTo(new TreeSet<>(READ_MODELS.keySet()));
        for (String paused : List.of("register", "obligation", "directory", "figures", "access", "watch", "outage")) {
            // The others are not behind: they answer within the time for which a question waits.
            luutru.settle();
            try (Connection other = luutru.context.getBean(DataSource.class).getConnection();
                    PreparedStatement lock =
                            other.prepareStatement("select 1 from projection.checkpoint where schema = ? for update")) {
                other.setAutoCommit(false);
                lock.setString(1, paused);
                lock.executeQuery();
                luutru.put(
                        OPERATOR, "/v1/establishments/E-PARAM/stays/" + paused, checkIn("Đỗ Văn Chờ", "038090777003"));
                long position = luutru.head();
                Map<String, CompletableFuture<Integer>> asked = new TreeMap<>();
                for (String path : READ_MODELS.keySet()) {
                    asked.put(
                            path,
                            CompletableFuture.supplyAsync(
                                    () -> status(path, position),
                                    task -> Thread.ofVirtual().start(task)));
                }
                for (Map.Entry<String, CompletableFuture<Integer>> one : asked.entrySet()) {
                    boolean waits = READ_MODELS.get(one.getKey()).contains(paused);
                    assertThat(one.getValue().get() == 504)
                            .as("%s while %s stands still", one.getKey(), paused)
                            .isEqualTo(waits);
                }
                other.rollback();
            }
        }
    }

    private int status(String path, long position) {
        String given = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "tourism" -> "from=2026-07-01&to=2026-07-02&";
            case "revisions", "01-cs-ltdl.xlsx" -> "month=2026-07&";
            case "015-n-bcc-tmdv.xlsx" -> "year=2026&";
            case "residents" -> "name=x&";
            case "merger" -> "into=E-PARAM&";
            default -> "";
        };
        try {
            return luutru.get(token(path), filled(path) + "?" + given + "minPosition=" + position, WHY)
                    .status();
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Somebody who may ask. */
    private static String token(String path) {
        if (!path.endsWith("/merger") && path.matches("/v1/(establishments/\\{id}/|receipts/|devices).*")) {
            return OPERATOR;
        }
        return path.startsWith("/v1/keys")
                        || path.startsWith("/v1/projections")
                        || path.endsWith("/merger")
                        || path.startsWith("/v1/privacy")
                        || path.equals("/v1/access-log/audit")
                        || path.equals("/v1/outages/calendar")
                        || path.startsWith("/v1/feed")
                        || path.contains("015-n")
                        || path.contains("01-cs")
                ? ADMIN
                : POLICE;
    }

    private static String filled(String path) {
        return path.replace("{zoneId}", "nghi-son")
                .replace("{date}", "2026-07-01")
                .replace("{personId}", "00000000-0000-8000-8000-000000000000")
                .replaceAll("\\{[^/]*}", "E-PARAM");
    }

    /** The questions of the service with the parameters that they say they have. */
    private Map<String, Set<String>> routes() {
        Map<String, Set<String>> routes = new TreeMap<>();
        luutru.context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(handler ->
                        handler.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .forEach(handler -> handler.getKey()
                        .getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> {
                            if (pattern.getPatternString().startsWith("/v1/")) {
                                AnnotationAttributes accepts = AnnotatedElementUtils.findMergedAnnotationAttributes(
                                        handler.getValue().getMethod(),
                                        "vn.luutru.adapter.http.parameter.Accepts",
                                        false,
                                        false);
                                routes.put(
                                        pattern.getPatternString(),
                                        accepts == null ? Set.of() : Set.of(accepts.getStringArray("value")));
                            }
                        }));
        return routes;
    }
}
