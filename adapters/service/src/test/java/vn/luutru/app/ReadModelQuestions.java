package vn.luutru.app;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import vn.luutru.app.RunningLuutru.Reply;

/** Every question of the API to a read model, as the routers have them. */
public final class ReadModelQuestions {

    private static final String PERIOD = "?from=2026-06-01&to=2026-06-30";

    /** GET routes that read no read model. Every other must refuse while all read models are stopped. */
    private static final List<String> WITHOUT_READ_MODEL = List.of(
            "/docs",
            "/v1/code-tables",
            "/v1/code-tables/{name}",
            // Desks, posters and receipts are read where they are written.
            "/v1/desk",
            "/v1/devices",
            "/v1/establishments/{id}",
            "/v1/establishments/{id}/posters",
            "/v1/feed/indicators/schema",
            "/v1/findings",
            "/v1/keys",
            "/v1/keys/current",
            "/v1/privacy/months",
            "/v1/projections",
            "/v1/receipts/{number}",
            "/v1/receipts/{number}/pdf",
            "/v1/receipts/{number}/revocation",
            "/v1/schemas",
            "/v1/schemas/{type}/{version}");

    /** What the other questions need. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "/v1/establishments/{id}/merger",
            "?into={id}",
            "/v1/compliance",
            PERIOD,
            "/v1/statistics/progress",
            PERIOD,
            "/v1/statistics/tourism",
            PERIOD,
            "/v1/statistics/tourism/revisions",
            "?month=2026-06",
            "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx",
            "?month=2026-06&establishment={id}",
            "/v1/statistics/tourism/forms/015-n-bcc-tmdv.xlsx",
            "?year=2025");

    private ReadModelQuestions() {}

    /** Status and codes by route, of everybody who may ask. */
    public static Map<String, String> answers(RunningLuutru luutru, String establishment) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        for (String route : routes(luutru)) {
            String path = route.replaceAll("\\.(csv|xlsx)$", "");
            String wanted = PARAMETERS.getOrDefault(route, PARAMETERS.getOrDefault(path, ""));
            String address = route.replace("{id}", establishment)
                            .replace("{personId}", "0193a1c0-1111-8222-8333-444455556666")
                            .replace("{date}", "2026-07-01")
                            .replaceAll("\\{[^}]*}", "none")
                    + wanted.replace("{id}", establishment);
            for (String token :
                    List.of(OPERATOR, POLICE, "demo-tourism", "demo-zone", "demo-health", "demo-operations", ADMIN)) {
                Reply reply = luutru.get(token, address, "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01");
                if (reply.status() != 403) {
                    answers.merge(route, reply.status() + " " + reply.codes(), (a, b) -> a.equals(b) ? a : a + b);
                }
            }
        }
        answers.keySet().removeAll(WITHOUT_READ_MODEL);
        return answers;
    }

    private static List<String> routes(RunningLuutru luutru) {
        return luutru.context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString())
                .filter(pattern -> pattern.startsWith("/v1/"))
                .toList();
    }
}
