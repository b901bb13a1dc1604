package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.luutru.IntegrationTest;
import vn.luutru.access.RefusedCalls;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.PersonsQueried;
import vn.luutru.projection.subscription.EventLog;

/**
 * Every route that may answer about a place or a person, called by an official of each office for one ward, and by a key
 * for establishments there: for what lies in the ward, and for what lies in another one. The written table says what each
 * gets; a route that is added needs a line. Nobody gets anything of the other ward, by token or by session, and each
 * refusal stands in the log.
 */
@IntegrationTest
class TerritoryTableTest {

    private static final String TABLE = "/territory-table.txt";
    private static final String CALLS = " : ";
    private static final String ALIKE = " = ";

    /** Before a call whose answer names the ward or not, as the noise of published figures has it. */
    private static final String BY_CHANCE = "~";

    /** Of a stream no more is waited for: what comes later is what the register shows of the territory. */
    private static final List<String> OPEN = List.of("event:open");

    @TempDir
    private static Path data;

    private static TerritoryWorld world;
    private static List<TerritoryCaller> callers;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        world = new TerritoryWorld(data);
        callers = world.callers();
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void nobody_is_answered_about_another_ward_and_each_refusal_is_recorded() throws Exception {
        StringBuilder now = new StringBuilder();
        for (String line : written().lines().toList()) {
            now.append(
                            line.contains(CALLS) && !line.startsWith("#")
                                    ? line.substring(0, line.indexOf(CALLS)) + CALLS + cells(line)
                                    : line)
                    .append('\n');
        }
        Path seen = Path.of("target", "territory-table.txt");
        Files.createDirectories(seen.getParent());
        Files.writeString(seen, now);
        assertThat(faults).isEmpty();
        assertThat(now.toString()).as(seen.toString()).isEqualTo(written());
    }

    /** A route needs no line if it is closed to all of them, or open to strangers, whom no territory limits. */
    @Test
    void every_other_route_is_closed_to_all_of_them_or_answers_everybody_alike() throws Exception {
        Set<String> lines = new TreeSet<>();
        for (String line : written().lines().toList()) {
            if (!line.startsWith("#")) {
                lines.add(line.contains(ALIKE) ? line.substring(0, line.indexOf(ALIKE)) : route(line));
            }
        }
        Set<String> needed = new TreeSet<>();
        // Of their own: they may end what they are at.
        List<TerritoryCaller> others = world.callers();
        for (Map.Entry<String, Set<String>> route :
                RouteTableTest.routes(world.luutru).entrySet()) {
            String path = route.getKey().replace("/**", "/none").replaceAll("\\{[^/]*}", "none-1");
            for (String method : route.getValue()) {
                if (!method.equals("HEAD") && isClosedToStrangers(method, path) && !isClosed(others, method, path)) {
                    needed.add(method + " " + route.getKey());
                }
            }
        }
        assertThat(lines).isEqualTo(needed);
    }

    private static boolean isClosedToStrangers(String method, String path) throws Exception {
        int status = world.luutru.send(null, method, path, body(method, path)).status();
        return status == 401 || status == 403;
    }

    /** To their roles, whatever is asked about. */
    private static boolean isClosed(List<TerritoryCaller> others, String method, String path) throws Exception {
        for (TerritoryCaller caller : others) {
            TerritoryCaller.Answer answer = caller.call(method, path, body(method, path), OPEN);
            boolean scope = answer.text().contains("_OUT_OF_SCOPE");
            if (!caller.hasSession() && (scope || (answer.status() != 401 && answer.status() != 403))) {
                return false;
            }
        }
        return true;
    }

    private static String body(String method, String path) {
        return !method.startsWith("P") ? null : path.startsWith("/v1/") ? "{}" : "x=1";
    }

    /** The log is what the access log is built from, and is compared with by auditors. */
    @Test
    void the_access_log_agrees_with_the_log() throws Exception {
        world.luutru.settle();
        assertThat(world.luutru
                        .get("demo-admin", "/v1/access-log/audit?minPosition=" + world.luutru.head())
                        .json()
                        .path("agrees")
                        .asBoolean())
                .isTrue();
    }

    private String cells(String line) throws Exception {
        String call = call(line);
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (TerritoryCaller caller : callers) {
            String inside = outcome(caller, line, world.inside.in(call));
            String outside = outcome(caller, line, world.outside.in(call));
            String cell = inside.equals("403") && outside.equals("403")
                    ? "-"
                    : inside.equals(outside) && !call.contains("{") ? inside : inside + "/" + outside;
            cells.computeIfAbsent(caller.id, id -> new ArrayList<>()).add(cell);
        }
        List<String> together = new ArrayList<>();
        cells.forEach((id, both) -> {
            if (new LinkedHashSet<>(both).size() > 1) {
                faults.add(call + ": " + id + " gets by token and by session " + both);
            }
            together.add(both.getFirst());
        });
        if (call.contains("{") && together.stream().allMatch(cell -> cell.matches("-|([45]..)/\\1"))) {
            faults.add(call + ": nobody is answered about the own ward, so that nothing is tried");
        }
        return String.join(" ", together);
    }

    /** What a call comes to: a status; or whether it shows something of the own ward; and whether it is a recorded question. */
    private String outcome(TerritoryCaller caller, String line, String call) throws Exception {
        String[] parts = call.split(" ", 3);
        EventLog log = world.luutru.context.getBean(EventLog.class);
        long before = log.head();
        TerritoryCaller.Answer answer = caller.call(parts[0], parts[1], parts.length < 3 ? null : parts[2], OPEN);
        world.luutru.context.getBean(RefusedCalls.class).recordAll();
        boolean asked = false;
        boolean refused = false;
        for (Recorded<Event> recorded : log.read(before, 1_000)) {
            asked |= recorded.event() instanceof PersonsQueried query
                    && query.reader().equals(caller.id);
            refused |= recorded.event() instanceof CallsRefused sum
                    && sum.caller().equals(caller.id)
                    && unnamed(sum.method() + " " + sum.route()).equals(unnamed(route(line)));
        }
        List<String> elsewhere = world.outside.found(answer.text(), call);
        if (!elsewhere.isEmpty()) {
            faults.add(call + " shows " + caller.id + " " + elsewhere + " with " + answer.status());
        }
        if (answer.status() == 403 && !refused) {
            faults.add(call + " of " + caller.id + " is refused, and that is not recorded");
        }
        String what = answer.status() / 100 != 2
                ? Integer.toString(answer.status())
                : line.startsWith(BY_CHANCE)
                        ? "200"
                        : world.inside.found(answer.text(), call).isEmpty() ? "nothing" : "shows";
        return asked ? what + "+" : what;
    }

    /** The fast path has other names for the variables of a route than the router. */
    private static String unnamed(String route) {
        return route.replaceAll("\\{[^/]*}", "{}");
    }

    private static String call(String line) {
        int end = line.indexOf(CALLS);
        return (end < 0 ? line : line.substring(0, end)).replaceFirst("^" + BY_CHANCE, "");
    }

    /** Method and pattern that a line calls. */
    private static String route(String line) {
        String[] parts = world.inside.in(call(line)).split(" ", 3);
        PathContainer path = PathContainer.parsePath(parts[1].replaceFirst("\\?.*", ""));
        return RouteTableTest.routes(world.luutru).entrySet().stream()
                .filter(route -> route.getValue().contains(parts[0]))
                .map(route -> PathPatternParser.defaultInstance.parse(route.getKey()))
                .filter(pattern -> pattern.matches(path))
                .sorted()
                .map(PathPattern::getPatternString)
                .findFirst()
                .map(pattern -> parts[0] + " " + pattern)
                .orElseThrow(() -> new AssertionError("No route for " + line));
    }

    private static String written() throws Exception {
        try (InputStream in = Objects.requireNonNull(TerritoryTableTest.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
