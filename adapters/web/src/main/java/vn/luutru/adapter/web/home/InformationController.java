package vn.luutru.adapter.web.home;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;

/** What is said to everybody: what happens to personal data, and how software speaks to the service. */
@RestController
public final class InformationController {

    private static final List<String> PRIVACY = List.of("what", "who", "how-long", "rights", "cookies");

    private static final DateTimeFormatter REFERENCE = DateTimeFormatter.ofPattern("'R'-MMdd-HH", Locale.ROOT);

    private final PageRenderer pages;
    private final List<String> tokens;
    private final InstantSource clock;

    /** @param tokens the demo's public tokens, an operator's first; none outside the demo */
    public InformationController(PageRenderer pages, List<String> tokens, InstantSource clock) {
        this.pages = pages;
        this.tokens = List.copyOf(tokens);
        this.clock = clock;
    }

    /** What happens to personal data. */
    @OpenPage
    @GetMapping("/du-lieu")
    public ResponseEntity<byte[]> privacy(PageRequest request) {
        return pages.page(request, "home/privacy.jte", Map.of("parts", PRIVACY));
    }

    /**
     * For those who write software of establishments. The guest of the examples came in this hour, so that the first answer
     * that they see is one in time; the reference names the hour, so that the page may be opened again later.
     */
    @OpenPage
    @GetMapping("/nha-phat-trien")
    public ResponseEntity<byte[]> developers(PageRequest request) {
        OffsetDateTime arrived = clock.instant()
                .minus(Duration.ofMinutes(1))
                .atZone(Vietnam.ZONE)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.HOURS);
        return pages.page(
                request,
                "home/developers.jte",
                Map.of(
                        "tokens",
                        tokens,
                        "origin",
                        request.origin(),
                        "reference",
                        REFERENCE.format(arrived),
                        "arrivedAt",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(arrived),
                        "departsOn",
                        arrived.toLocalDate().plusDays(1).toString()));
    }
}
