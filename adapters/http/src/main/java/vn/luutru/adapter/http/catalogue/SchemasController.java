package vn.luutru.adapter.http.catalogue;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.schema.PublishedSchemas;
import vn.luutru.projection.Page;

/** The schemas of events and messages, to which records of Kafka point. */
@RestController
public final class SchemasController {

    private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Page<String> names = new Page<>(PublishedSchemas.names(), null);

    /** The names and versions of all schemas. */
    @PublicRoute
    @GetMapping("/v1/schemas")
    public Page<String> names() {
        return names;
    }

    /** One schema. */
    @PublicRoute
    @GetMapping("/v1/schemas/{type}/{version}")
    public ResponseEntity<byte[]> schema(@PathVariable String type, @PathVariable String version) {
        byte[] found = PublishedSchemas.find(type + "/" + version);
        if (found == null) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        return ResponseEntity.ok().contentType(SCHEMA).cacheControl(KEPT).body(found);
    }
}
