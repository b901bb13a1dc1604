package vn.luutru.adapter.web.home;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** What is said to everybody: what happens to personal data, and how software speaks to the service. */
@RestController
public final class InformationController {

    private static final List<String> PRIVACY = List.of("what", "who", "how-long", "rights", "cookies");

    private final PageRenderer pages;
    private final List<String> tokens;

    /** @param tokens the demo's public tokens, an operator's first; none outside the demo */
    public InformationController(PageRenderer pages, List<String> tokens) {
        this.pages = pages;
        this.tokens = List.copyOf(tokens);
    }

    /** What happens to personal data. */
    @OpenPage
    @GetMapping("/du-lieu")
    public ResponseEntity<byte[]> privacy(PageRequest request) {
        return pages.page(request, "home/privacy.jte", Map.of("parts", PRIVACY));
    }

    /** For those who write software of establishments. */
    @OpenPage
    @GetMapping("/nha-phat-trien")
    public ResponseEntity<byte[]> developers(PageRequest request) {
        return pages.page(request, "home/developers.jte", Map.of("tokens", tokens, "origin", request.origin()));
    }
}
