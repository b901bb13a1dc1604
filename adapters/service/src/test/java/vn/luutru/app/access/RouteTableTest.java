package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.http.auth.PublicPaths;
import vn.luutru.adapter.http.auth.RouteRule;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.desk.DeskBrowser;

/**
 * Every route that any router of the application has, with every method, called by every role and by nobody. The
 * answers' statuses are compared with one written table: a route that is added, opened or closed changes it, and whoever
 * reads the change sees who may call what.
 */
@IntegrationTest
class RouteTableTest {

    private static final String TABLE = "/access-table.txt";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Shows a cookie instead of a token. */
    private static final String DESK = "a reception desk with somebody signed in";

    /** Nobody first, then one of each role, an invalid token last. */
    private static final Map<String, String> CALLERS = new LinkedHashMap<>();

    static {
        CALLERS.put("nobody", null);
        for (String role : List.of("operator", "police", "tourism", "zone", "health", "operations", "admin")) {
            CALLERS.put(role, "demo-" + role);
        }
        CALLERS.put("desk", DESK);
        CALLERS.put("invalid", "luutru_invented");
    }

    /** What looks like a route and is none, or is one in disguise. */
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/nothing",
            "/v1",
            "/V1/residents",
            "/v1/residents/",
            "//v1/residents",
            "/v1//residents",
            "/v1/%72esidents",
            "/v1/residents;x=1",
            "/v1/./residents",
            "/v1/findings/../residents",
            "/v1/findings%2F..%2Fresidents",
            "/actuator",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/health/../env",
            "/webjars/swagger-ui/swagger-ui.css",
            "/webjars/swagger-ui/../../application.yaml",
            "/application.yaml",
            "/index.html");

    private static final String ESTABLISHMENT = "E-ROUTES";

    private static RunningLuutru luutru;
    private static DeskBrowser desk;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
    }

    /** A call may lock or end the desk: it is opened again for the next one. */
    private static DeskBrowser openDesk() throws Exception {
        if (desk.get("/v1/desk").status() != 200 || desk.desk().path("session").isNull()) {
            desk = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        }
        return desk;
    }

    @Test
    void every_route_is_open_to_those_whom_the_table_names() throws Exception {
        assertThat(table()).isEqualTo(written());
    }

    /**
     * A session in a browser opens what a token of the same account opens, and nothing else: with every route, method and
     * account, in the province, in one ward and in two.
     */
    @Test
    void a_session_opens_what_the_token_of_the_same_account_opens() throws Exception {
        List<String> differences = new ArrayList<>();
        for (String account : List.of(
                "demo-police",
                "demo-police-16531",
                "demo-police-14797-16531",
                "demo-tourism",
                "demo-zone",
                "demo-health",
                "demo-operations",
                "demo-admin")) {
            OfficialBrowser browser = OfficialBrowser.signedIn(luutru.port, account);
            for (Map.Entry<String, Set<String>> route : routes(luutru).entrySet()) {
                String path = route.getKey().replace("/**", "/none").replaceAll("\\{[^/]*}", "none-1");
                for (String method : route.getValue()) {
                    if (path.startsWith("/dang-xuat")) {
                        continue;
                    }
                    int token = status(account, method, path);
                    int session = browser.send(method, path);
                    if (token != session) {
                        differences.add(account + " " + method + " " + path + ": " + token + " by token, " + session);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static int status(String token, String method, String path) throws Exception {
        String body = method.startsWith("P") ? "{}" : null;
        return luutru.send(
                        token, method, path, body, "Content-Type", "application/json", "Accept", OfficialBrowser.ACCEPT)
                .status();
    }

    /** A declaration in chunks goes another way than one of a stated length: who may declare is the same. */
    @Test
    void a_declaration_in_chunks_is_open_to_the_same_callers() throws Exception {
        for (RouteRule.Source source :
                luutru.context.getBeansOfType(RouteRule.Source.class).values()) {
            for (RouteRule rule : source.rules()) {
                if (!rule.method().startsWith("P")) {
                    continue;
                }
                String path = rule.pattern().replaceAll("\\{[^/]*}", "none-1");
                List<String> statuses = new ArrayList<>();
                for (String token : CALLERS.values()) {
                    statuses.add(Integer.toString(chunked(token, rule.method(), path)));
                }
                assertThat(String.join(" ", statuses)).as(path).isEqualTo(statuses(rule.method(), path));
            }
        }
    }

    private static int chunked(String token, String method, String path) throws Exception {
        boolean lines = path.equals("/v1/declarations");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + luutru.port + path))
                .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                .method(
                        method,
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream((lines ? "" : "{}").getBytes(StandardCharsets.UTF_8))));
        if (DESK.equals(token)) {
            request.headers(openDesk().headers());
        } else if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static String table() throws Exception {
        StringBuilder table =
                new StringBuilder("# method route: status for " + String.join(" ", CALLERS.keySet()) + "\n");
        for (Map.Entry<String, Set<String>> route : routes(luutru).entrySet()) {
            String path = route.getKey().replace("/**", "/none").replaceAll("\\{[^/]*}", "none-1");
            Map<String, List<String>> others = new LinkedHashMap<>();
            for (String method : METHODS) {
                String statuses = statuses(method, path);
                if (route.getValue().contains(method)) {
                    table.append("%s %s: %s\n".formatted(method, route.getKey(), statuses));
                } else {
                    others.computeIfAbsent(statuses, key -> new ArrayList<>()).add(method);
                }
            }
            others.forEach((statuses, methods) ->
                    table.append("  (%s) %s: %s\n".formatted(String.join(" ", methods), route.getKey(), statuses)));
        }
        for (String path : OTHER_PATHS) {
            table.append("GET %s: %s\n".formatted(path, statuses("GET", path)));
        }
        return table.toString();
    }

    /** The methods of each route, as the routers themselves have them. */
    static Map<String, Set<String>> routes(RunningLuutru luutru) {
        Map<String, Set<String>> routes = new TreeMap<>();
        luutru.context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> info.getPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> add(routes, pattern.getPatternString(), method.name()))));
        luutru.context
                .getBeansOfType(RouteRule.Source.class)
                .values()
                .forEach(source -> source.rules().forEach(rule -> add(routes, rule.pattern(), rule.method())));
        luutru.context
                .getBeansOfType(PublicPaths.class)
                .values()
                .forEach(paths -> paths.patterns().forEach(pattern -> add(routes, pattern, "GET")));
        return routes;
    }

    private static void add(Map<String, Set<String>> routes, String pattern, String method) {
        routes.computeIfAbsent(pattern, key -> new TreeSet<>()).add(method);
    }

    private static String statuses(String method, String path) throws Exception {
        List<String> statuses = new ArrayList<>();
        for (String token : CALLERS.values()) {
            boolean body = method.startsWith("P");
            String type = path.equals("/v1/declarations") ? "application/x-ndjson" : "application/json";
            List<String> headers =
                    new ArrayList<>(DESK.equals(token) ? List.of(openDesk().headers()) : List.of());
            if (body) {
                headers.addAll(List.of("Content-Type", type));
            }
            Reply reply = luutru.send(
                    DESK.equals(token) ? null : token,
                    method,
                    path,
                    !body ? null : type.endsWith("json") ? "{}" : "",
                    headers.toArray(String[]::new));
            statuses.add(Integer.toString(reply.status()));
        }
        return String.join(" ", statuses);
    }

    private static String written() throws Exception {
        try (InputStream in = Objects.requireNonNull(RouteTableTest.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
