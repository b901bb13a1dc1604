package vn.luutru.adapter.web.admin;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** Who is signed in at a browser now; the administrator ends what should not be. */
@RestController
public final class SessionPages {

    private final PageRenderer pages;
    private final OfficialSessions sessions;
    private final Runnable changed;

    /** @param changed forgets which sessions are open */
    public SessionPages(PageRenderer pages, OfficialSessions sessions, Runnable changed) {
        this.pages = pages;
        this.sessions = sessions;
        this.changed = changed;
    }

    /** The open sessions. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.SESSIONS)
    public ResponseEntity<byte[]> all(PageRequest request, Caller.Official admin) {
        return pages.page(
                request,
                "admin/sessions.jte",
                Map.of("reader", admin, "sessions", sessions.open(admin), "limits", sessions.limits()));
    }

    /** Ends one. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/phien/{session}/ket-thuc")
    public ResponseEntity<byte[]> end(Caller.Official admin, @PathVariable String session) {
        UUID id;
        try {
            id = UUID.fromString(session);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        // One that has ended meanwhile is ended: the list says so.
        sessions.end(admin, id);
        changed.run();
        return Administration.to(Administration.SESSIONS);
    }
}
