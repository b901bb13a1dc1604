package vn.luutru.adapter.http.auth;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Paths that everybody may read and that no method of ours answers: health, metrics, static files. For these calls only
 * {@code GET} and {@code HEAD} are open.
 */
public final class PublicPaths {

    private final List<PathPattern> patterns;

    /** @param patterns as Spring's path patterns, for example {@code /webjars/**} */
    public PublicPaths(String... patterns) {
        PathPatternParser parser = new PathPatternParser();
        this.patterns = java.util.Arrays.stream(patterns).map(parser::parse).toList();
    }

    boolean contains(PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** As given. */
    public List<String> patterns() {
        return patterns.stream().map(PathPattern::getPatternString).toList();
    }
}
