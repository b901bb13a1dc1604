package vn.luutru.adapter.web.guest;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.desk.DeskException;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.Posters;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.OpenPage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.intake.EstablishmentDirectory;

/**
 * The poster itself, to print on A4. Whoever knows its id may open it: it shows what hangs on the wall, and nothing that
 * the guest's page does not show.
 */
@RestController
public final class PosterController {

    private final PageRenderer pages;
    private final Posters posters;
    private final EstablishmentDirectory directory;
    private final @Nullable URI address;
    private final InstantSource clock;

    /** @param address under which guests reach this service; null for the one by which the page was asked for */
    public PosterController(
            PageRenderer pages,
            Posters posters,
            EstablishmentDirectory directory,
            @Nullable URI address,
            InstantSource clock) {
        this.pages = pages;
        this.posters = posters;
        this.directory = directory;
        this.address = address;
        this.clock = clock;
    }

    @OpenPage
    @GetMapping("/le-tan/to-dan/{poster}")
    public ResponseEntity<byte[]> poster(PageRequest request, @PathVariable("poster") String posterId) {
        try {
            Poster poster = posters.scanned(posterId, GuestController.sender(request));
            EstablishmentRecord establishment = directory
                    .find(poster.establishment())
                    .join()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            URI root = address == null ? URI.create(request.origin()) : address;
            Map<String, Object> model = new HashMap<>();
            model.put("place", Place.of(establishment, posterId, clock.instant()));
            model.put("qr", QrSvg.of(root.resolve("/g/" + posterId).toString()));
            model.put("host", root.getAuthority());
            model.put("number", poster.id().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
            model.put("day", TypedDate.text(Vietnam.dateOf(clock.instant()), request.language()));
            model.put("all", List.of(Language.values()));
            return pages.page(request, "guest/poster.jte", model);
        } catch (DeskException refused) {
            return Closed.page(pages, request, refused);
        }
    }
}
