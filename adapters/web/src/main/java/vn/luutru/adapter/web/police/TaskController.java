package vn.luutru.adapter.web.police;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;

/** Begins and ends what an officer is at. */
@RestController
public final class TaskController {

    private final PoliceFrame frame;

    public TaskController(PoliceFrame frame) {
        this.frame = frame;
    }

    /** States purpose and case; a task that was under way is another one from then on. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/viec")
    public ResponseEntity<byte[]> begin(PageRequest request, Caller.Official reader, PageForm form) {
        return frame.begin(request, reader, form);
    }

    /** Ends the task; with another in mind, the question for one comes next. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/viec/ket-thuc")
    public ResponseEntity<byte[]> end(PageRequest request, Caller.Official reader) {
        return frame.end(request, reader);
    }
}
