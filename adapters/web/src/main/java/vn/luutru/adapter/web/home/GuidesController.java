package vn.luutru.adapter.web.home;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** One page for each office: how its work is done, and what it owes to personal data. */
@RestController
public final class GuidesController {

    /** By their part of the address; each has texts {@code guide.NAME.1} and so on. */
    private static final List<String> GUIDES =
            List.of("le-tan", "khach", "cong-an", "du-lich", "khu-cong-nghiep", "y-te", "quan-tri");

    private final PageRenderer pages;
    private final List<String> written;

    public GuidesController(PageRenderer pages) {
        this.pages = pages;
        written = GUIDES.stream()
                .filter(guide -> has("guide." + guide + ".title"))
                .toList();
    }

    /** Which guides there are. */
    @OpenPage
    @GetMapping("/huong-dan")
    public ResponseEntity<byte[]> guides(PageRequest request) {
        return pages.page(request, "home/guides.jte", Map.of("guides", written));
    }

    /** One guide. */
    @OpenPage
    @GetMapping("/huong-dan/{guide}")
    public ResponseEntity<byte[]> guide(PageRequest request, @PathVariable String guide) {
        if (!written.contains(guide)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<String> steps = Stream.iterate(1, step -> step + 1)
                .map(step -> "guide." + guide + "." + step)
                .takeWhile(this::has)
                .toList();
        return pages.page(request, "home/guide.jte", Map.of("guide", guide, "steps", steps));
    }

    private boolean has(String key) {
        return pages.texts().has(Language.VI, key);
    }
}
