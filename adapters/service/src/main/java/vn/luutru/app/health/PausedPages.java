package vn.luutru.app.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.outage.OutageProjection;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.watch.WatchMatches;

/**
 * Refuses pages of the offices with 503 while a read model that they show has stopped or is paused, as calls are: what was
 * declared since is missing from it. After it was decided who may see the page.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 4)
public final class PausedPages implements WebFilter {

    private static final List<String> POLICE = List.of(
            Register.NAME,
            Directory.NAME,
            WatchMatches.NAME,
            ReportedDays.NAME,
            StayFigures.NAME,
            OutageProjection.NAME);

    /** What the addresses below each of these read; the first that fits counts. */
    private static final Map<String, List<String>> READ = read();

    private final ProjectionBarrier barrier;

    public PausedPages(ProjectionBarrier barrier) {
        this.barrier = barrier;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> read = new LinkedHashMap<>();
        // The question for a purpose, and a session's end, show nobody.
        read.put("/cong-an/viec", List.of());
        read.put("/cong-an/nhat-ky", List.of(AccessLog.NAME));
        read.put("/cong-an", POLICE);
        read.put("/du-lich", List.of(StayFigures.NAME));
        read.put("/khu-cong-nghiep", List.of(StayFigures.NAME, Directory.NAME, Register.NAME));
        read.put("/y-te", List.of(StayFigures.NAME, Directory.NAME, Register.NAME));
        read.put("/quan-tri/nhat-ky", List.of(AccessLog.NAME));
        read.put("/quan-tri/su-co", List.of(OutageProjection.NAME));
        // The other pages of administration read what was written; the list of establishments alone is a read model's.
        read.put("/quan-tri/", List.of());
        read.put("/quan-tri", List.of(Directory.NAME));
        return read;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // As it was found for the caller: an address may be written in several ways.
        Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        List<String> models = route instanceof PathPattern pattern ? of(pattern.getPatternString()) : List.of();
        if (models.isEmpty()) {
            return chain.filter(exchange);
        }
        // Once a second the answer is the database's, for which no thread of the network waits.
        return Mono.fromRunnable(() -> models.forEach(barrier::requireRunning))
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static List<String> of(String path) {
        return READ.entrySet().stream()
                .filter(entry -> fits(path, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private static boolean fits(String path, String prefix) {
        return path.startsWith(prefix)
                && (prefix.endsWith("/")
                        || path.length() == prefix.length()
                        || "/.".indexOf(path.charAt(prefix.length())) >= 0);
    }
}
