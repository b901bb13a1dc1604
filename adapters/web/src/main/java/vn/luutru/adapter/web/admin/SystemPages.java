package vn.luutru.adapter.web.admin;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.ReadModelAdministration;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.projection.ProjectionRunner;

/** How far the read models are, holding one and building one anew. */
@RestController
public final class SystemPages {

    private final PageRenderer pages;
    private final ProjectionRunner projections;
    private final ReadModelAdministration administration;
    private final InstantSource clock;

    public SystemPages(
            PageRenderer pages,
            ProjectionRunner projections,
            ReadModelAdministration administration,
            InstantSource clock) {
        this.pages = pages;
        this.projections = projections;
        this.administration = administration;
        this.clock = clock;
    }

    /** Every read model. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.SYSTEM)
    public ResponseEntity<byte[]> all(PageRequest request, Caller.Official admin) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("models", projections.statuses());
        model.put("now", clock.instant());
        return pages.page(request, "admin/system.jte", model);
    }

    /** Asks whether one is to be built anew. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/he-thong/{name}/dung-lai")
    public ResponseEntity<byte[]> ask(PageRequest request, Caller.Official admin, @PathVariable String name) {
        return ask(request, admin, name, "rebuild", "dung-lai");
    }

    /** Asks whether one is to be held. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/he-thong/{name}/tam-dung")
    public ResponseEntity<byte[]> askPause(PageRequest request, Caller.Official admin, @PathVariable String name) {
        return ask(request, admin, name, "pause", "tam-dung");
    }

    private ResponseEntity<byte[]> ask(
            PageRequest request, Caller.Official admin, String name, String what, String act) {
        check(name);
        String text = "admin.model." + name;
        PageWords words = pages.words(request);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("what", what);
        model.put("label", words.has(text) ? words.text(text) : name);
        model.put("action", "/quan-tri/he-thong/" + name + "/" + act);
        model.put("back", Administration.SYSTEM);
        return pages.page(request, "admin/ask.jte", model);
    }

    /** Begins to build one anew, beside the one that answers. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/he-thong/{name}/dung-lai")
    public ResponseEntity<byte[]> rebuild(Caller.Official admin, @PathVariable String name) {
        check(name);
        administration.rebuild(admin, name);
        return Administration.to(Administration.SYSTEM);
    }

    /** Holds one for all processes, until it is resumed. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/he-thong/{name}/tam-dung")
    public ResponseEntity<byte[]> pause(Caller.Official admin, @PathVariable String name) {
        check(name);
        administration.pause(admin, name);
        return Administration.to(Administration.SYSTEM);
    }

    /** Lets one go on that is held. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/he-thong/{name}/chay-tiep")
    public ResponseEntity<byte[]> resume(Caller.Official admin, @PathVariable String name) {
        check(name);
        administration.resume(admin, name);
        return Administration.to(Administration.SYSTEM);
    }

    private void check(String name) {
        if (projections.statuses().stream().noneMatch(status -> status.name().equals(name))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
