package vn.luutru.adapter.http.catalogue;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;

/** The tables of codes with the periods in which each code holds. */
@RestController
public final class TablesController {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    /** A table with its version, which is also its {@code ETag}. */
    public record Shown(String name, String version, List<CodeTable.Entry> items) {}

    /** The names of the tables. */
    @PublicRoute
    @GetMapping("/v1/code-tables")
    public Page<String> names() {
        return new Page<>(
                CodeTables.all().stream().map(CodeTable::name).sorted().toList(), null);
    }

    /** One table; 304 to a caller that has it already. */
    @PublicRoute
    @GetMapping("/v1/code-tables/{name}")
    public ResponseEntity<Shown> table(@PathVariable String name, ServerWebExchange exchange) {
        CodeTable table = CodeTables.find(name);
        if (table == null) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        String tag = "\"" + table.version() + "\"";
        if (exchange.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).cacheControl(KEPT).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(KEPT)
                .body(new Shown(table.name(), table.version(), table.entries()));
    }
}
