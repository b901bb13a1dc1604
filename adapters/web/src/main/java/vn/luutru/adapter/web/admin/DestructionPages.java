package vn.luutru.adapter.web.admin;

import java.time.DateTimeException;
import java.time.YearMonth;
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
import vn.luutru.access.FourEyesDestruction;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;

/** Destroying the keys of months whose time is over: one administrator asks, another one agrees. */
@RestController
public final class DestructionPages {

    static final String DESTRUCTION = "/quan-tri/huy-khoa";

    private final PageRenderer pages;
    private final FourEyesDestruction destruction;

    public DestructionPages(PageRenderer pages, FourEyesDestruction destruction) {
        this.pages = pages;
        this.destruction = destruction;
    }

    /** What is due, and what waits for another administrator. */
    @OfficePage(Role.ADMIN)
    @GetMapping(DESTRUCTION)
    public ResponseEntity<byte[]> all(PageRequest request, Caller.Official admin) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("due", destruction.due());
        model.put("waiting", destruction.waiting());
        model.put("kept", destruction.kept());
        model.put("months", destruction.keptMonths());
        return pages.page(request, "admin/destruction.jte", model);
    }

    /** Asks for it. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/huy-khoa/{month}/de-nghi")
    public ResponseEntity<byte[]> ask(Caller.Official admin, @PathVariable String month) {
        return done(destruction.ask(admin, month(month)));
    }

    /** Takes the wish back. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/huy-khoa/{month}/thoi")
    public ResponseEntity<byte[]> withdraw(Caller.Official admin, @PathVariable String month) {
        return done(destruction.withdraw(admin, month(month)));
    }

    /** One question, with what follows. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/huy-khoa/{month}/dong-y")
    public ResponseEntity<byte[]> look(PageRequest request, Caller.Official admin, @PathVariable String month) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("what", "destroy");
        model.put("label", month(month).toString());
        model.put("action", DESTRUCTION + "/" + month(month) + "/dong-y");
        model.put("back", DESTRUCTION);
        return pages.page(request, "admin/ask.jte", model);
    }

    /** Agrees, and destroys. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/huy-khoa/{month}/dong-y")
    public ResponseEntity<byte[]> agree(Caller.Official admin, @PathVariable String month) {
        try {
            return done(destruction.agree(admin, month(month)).isPresent());
        } catch (FourEyesDestruction.SameAdministratorException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static ResponseEntity<byte[]> done(boolean done) {
        if (!done) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Administration.to(DESTRUCTION);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
