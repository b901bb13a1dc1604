package vn.luutru.adapter.web.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.adapter.web.Assets;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.rule.DeadlinePolicy;

/**
 * The reception page. Nothing of a guest or an establishment is in what is served here: the page asks for it with the
 * session of its desk.
 */
@RestController
public final class DeskPageController {

    /** Where the page is; its worker may serve this address and what lies below it. */
    static final String PAGE = "/le-tan";

    /** What the worker is given; the same release is written the same way, or browsers would take it for a new one. */
    record Release(
            String release,
            String page,
            List<String> files,
            List<String> later,
            List<String> tables,
            Deadlines deadlines) {}

    /** By the names of W3C's Web Application Manifest. */
    record Manifest(
            String id,
            @JsonProperty("start_url") String startUrl,
            String scope,
            String name,
            @JsonProperty("short_name") String shortName,
            String lang,
            String display,
            @JsonProperty("background_color") String backgroundColor,
            @JsonProperty("theme_color") String themeColor,
            List<Icon> icons) {}

    record Icon(String src, String sizes, String type, String purpose) {}

    private static final List<String> TABLES = List.of(
            "/v1/code-tables/purposes",
            "/v1/code-tables/countries",
            "/v1/code-tables/provinces",
            "/v1/code-tables/wards",
            "/v1/code-tables/document-types");

    /** A worker asks by its own policy, not by that of the page. */
    private static final String WORKER_POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String GROUND = "#0a4640";
    private static final String PAPER = "#f8f5ee";

    private final PageRenderer pages;
    private final Assets assets;
    private final DeskFiles files;
    private final Deadlines deadlines;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param policy by which the service judges, so that the page counts down to what the service says */
    public DeskPageController(PageRenderer pages, Assets assets, DeadlinePolicy policy) {
        this.pages = pages;
        this.assets = assets;
        this.files = new DeskFiles(assets);
        this.deadlines = Deadlines.of(policy);
    }

    @OpenPage
    @GetMapping(PAGE)
    public ResponseEntity<byte[]> page(PageRequest request) {
        return pages.page(
                request,
                "desk/desk.jte",
                Map.of("modules", files.modules(), "rules", files.hasRules(), "deadlines", deadlines));
    }

    /** The worker: small, and different with each release, by which browsers notice a new one. */
    @OpenPage
    @GetMapping(PAGE + "-worker.js")
    public ResponseEntity<byte[]> worker() {
        Release release = new Release(assets.hash(), PAGE, files.needed(), files.later(), TABLES, deadlines);
        String script = "self.luutruRelease = " + json.writeValueAsString(release) + ";\nimportScripts('"
                + files.worker() + "');\n";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", WORKER_POLICY)
                .body(script.getBytes(StandardCharsets.UTF_8));
    }

    /** What a device needs to install the page. */
    @OpenPage
    @GetMapping(PAGE + ".webmanifest")
    public ResponseEntity<byte[]> manifest(PageRequest request) {
        Manifest manifest = new Manifest(
                PAGE,
                PAGE,
                PAGE,
                pages.texts().text(request.language(), "desk.title.desk"),
                "Lưu trú",
                request.language().tag(),
                "standalone",
                PAPER,
                GROUND,
                List.of(
                        icon("img/icon-192.png", "192x192", "any"),
                        icon("img/icon-512.png", "512x512", "any"),
                        icon("img/icon-maskable-512.png", "512x512", "maskable")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.noCache())
                .body(json.writeValueAsBytes(manifest));
    }

    private Icon icon(String name, String sizes, String purpose) {
        return new Icon(assets.address(name), sizes, "image/png", purpose);
    }
}
