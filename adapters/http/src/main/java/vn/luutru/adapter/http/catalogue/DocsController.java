package vn.luutru.adapter.http.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.auth.Tokens;
import vn.luutru.adapter.http.server.SecurityHeaders;

/** The description of the calls: for programs, and for people. */
@RestController
public final class DocsController {

    private final byte[] description;
    private final byte[] page;
    private final String policy;

    public DocsController(JsonMapper mapper) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource("/openapi/luutru.yaml"));
        description = mapper.writeValueAsBytes(tree);
        String html = resource("/openapi/docs.html");
        page = html.getBytes(StandardCharsets.UTF_8);
        // Swagger UI sets styles of its own; its start-up script is the only one that stands in the page.
        policy = "default-src 'none'; script-src 'self' '" + hashOfScript(html) + "'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    /** OpenAPI 3.1. */
    @PublicRoute
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }

    /** The same to read and to try. */
    @PublicRoute
    @GetMapping("/docs")
    public ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(SecurityHeaders.CONTENT_SECURITY_POLICY, policy)
                .body(page);
    }

    private static String hashOfScript(String html) {
        int from = html.lastIndexOf("<script>") + "<script>".length();
        String script = html.substring(from, html.indexOf("</script>", from));
        return "sha256-" + Base64.getEncoder().encodeToString(Tokens.hash(script));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DocsController.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
