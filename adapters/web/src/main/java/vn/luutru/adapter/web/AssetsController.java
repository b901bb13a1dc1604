package vn.luutru.adapter.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves the static files; a browser asks for each once a release. */
@RestController
public final class AssetsController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();
    private static final String ICON = "img/icon-32.png";

    private final Assets assets;

    public AssetsController(Assets assets) {
        this.assets = assets;
    }

    /** A file of this release; another release's are not found, so that a page never mixes two. */
    @OpenPage
    @GetMapping("/assets/{release}/{*name}")
    public ResponseEntity<byte[]> file(
            @PathVariable String release,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        return answer(assets.find(release, name.substring(1)), encodings, FOR_EVER);
    }

    /** What browsers ask for by themselves. */
    @OpenPage
    @GetMapping("/favicon.ico")
    public ResponseEntity<byte[]> favicon() {
        return answer(assets.find(assets.hash(), ICON), null, A_DAY);
    }

    /**
     * A file under another address than its own, for example a service worker, whose address says what it may serve.
     *
     * @param name      of a file of this release
     * @param encodings as the browser's {@code Accept-Encoding} has it
     */
    public ResponseEntity<byte[]> serve(String name, @Nullable String encodings, CacheControl cache) {
        return answer(assets.find(assets.hash(), name), encodings, cache);
    }

    private static ResponseEntity<byte[]> answer(
            @Nullable Asset asset, @Nullable String encodings, CacheControl cache) {
        if (asset == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] zipped = asset.zipped();
        boolean zip = zipped != null && encodings != null && encodings.contains("gzip");
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asset.type()))
                .cacheControl(cache)
                .header("X-Content-Type-Options", "nosniff");
        if (zipped != null) {
            answer.varyBy(HttpHeaders.ACCEPT_ENCODING);
        }
        if (zip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(zip ? zipped : asset.plain());
    }
}
