package vn.luutru.adapter.web.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.desk.Poster;
import vn.luutru.access.desk.PosterMakers;
import vn.luutru.access.desk.Posters;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.establishment.EstablishmentId;

/** The posters of an establishment, which an administrator takes back where a key that made them was stolen. */
@RestController
public final class PosterPages {

    /**
     * A poster that guests can use.
     *
     * @param by     the key, account or desk that made it
     * @param orphan whether that was revoked, and no other key took its place
     */
    public record Shown(String id, String label, Instant issuedAt, String by, boolean orphan) {}

    private final PageRenderer pages;
    private final Posters posters;
    private final PosterMakers makers;

    public PosterPages(PageRenderer pages, Posters posters, PosterMakers makers) {
        this.pages = pages;
        this.posters = posters;
        this.makers = makers;
    }

    /** Those of an establishment that are not revoked, the newest first. */
    List<Shown> of(EstablishmentId establishment) {
        return posters.of(establishment).stream()
                .filter(poster -> poster.revokedAt() == null)
                .map(poster -> new Shown(
                        posters.id(poster),
                        poster.label(),
                        poster.issuedAt(),
                        poster.issuedBy(),
                        !makers.stands(poster)))
                .toList();
    }

    /** Asks whether a poster is to be taken. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/co-so/{id}/bien/{poster}/thu")
    public ResponseEntity<byte[]> ask(
            PageRequest request, Caller.Official admin, @PathVariable String id, @PathVariable String poster) {
        EstablishmentId establishment = establishment(id);
        Poster found = posters.of(establishment).stream()
                .filter(one -> one.revokedAt() == null && posters.id(one).equals(poster))
                .findFirst()
                .orElseThrow(EstablishmentKeys::unknown);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("what", "poster");
        model.put("label", found.label());
        model.put("action", "/quan-tri/co-so/" + id + "/bien/" + poster + "/thu");
        model.put("back", keys(establishment));
        return pages.page(request, "admin/ask.jte", model);
    }

    /** Takes a poster: nothing that guests type by it arrives any more. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}/bien/{poster}/thu")
    public ResponseEntity<byte[]> revoke(Caller.Official admin, @PathVariable String id, @PathVariable String poster) {
        EstablishmentId establishment = establishment(id);
        if (!posters.revoke(admin, establishment, poster)) {
            throw EstablishmentKeys.unknown();
        }
        return Administration.to(keys(establishment));
    }

    private static String keys(EstablishmentId establishment) {
        return "/quan-tri/co-so/" + establishment.value() + "/khoa";
    }

    private static EstablishmentId establishment(String id) {
        if (!EstablishmentId.isValid(id)) {
            throw EstablishmentKeys.unknown();
        }
        return new EstablishmentId(id);
    }
}
