package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;

/** Begins, renews and ends what an officer is at. A task that was under way is another one once one begins. */
@RestController
public final class TaskController {

    private final PoliceFrame frame;
    private final Tasks tasks;

    public TaskController(PoliceFrame frame, Tasks tasks) {
        this.frame = frame;
        this.tasks = tasks;
    }

    /**
     * What is left of a task.
     *
     * @param task    seconds until it ends
     * @param session seconds until the session ends without a sign of its official; -1 for a caller without one
     * @param what    what it is for and in which case, for the bar: another page may have begun another one meanwhile
     * @param since   since when and for how many minutes still, for the bar
     */
    public record Renewed(long task, long session, String what, String since) {

        /** Without the case. */
        @Override
        public String toString() {
            return "Renewed[task=" + task + ", session=" + session + "]";
        }
    }

    /**
     * Begins a task as a form says it, and goes on to where it was asked for. A form that waited is sent again by the
     * browser, as it was.
     */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/viec")
    public ResponseEntity<byte[]> begin(PageRequest request, Caller.Official reader, PageForm form) {
        Pending pending = Pending.of(form);
        String caseFile = form.get("vu");
        AccessPurpose purpose;
        try {
            purpose = AccessPurpose.of(reader, form.get("mucdich"), caseFile, Vietnam.dateOf(frame.now()));
        } catch (AccessPurpose.InvalidException e) {
            String field = e.finding().code().name().startsWith("PURPOSE") ? "mucdich" : "vu";
            return frame.purpose(
                    request,
                    reader,
                    Map.of(
                            field,
                            frame.text(
                                    request,
                                    "police.purpose." + e.finding().code().name())),
                    caseFile,
                    pending);
        }
        ResponseCookie begun =
                cookie(request, tasks.begin(reader, PoliceFrame.session(request), purpose), Task.LENGTH.toSeconds());
        return pending.isAction()
                ? PoliceFrame.redirect(HttpStatus.TEMPORARY_REDIRECT, pending.action(), begun)
                : PoliceFrame.redirect(pending.page(), begun);
    }

    /** States the task that is under way anew, and is a sign of its official; 410 if it is over. */
    @OfficePage(Role.POLICE)
    @PostMapping(path = PoliceFrame.RENEWAL, produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Renewed> renew(PageRequest request, Caller.Official reader) {
        String secret = request.cookie(PoliceFrame.COOKIE);
        Task task = tasks.renew(reader, PoliceFrame.session(request), secret).orElse(null);
        if (task == null || secret == null) {
            return ResponseEntity.status(HttpStatus.GONE).build();
        }
        Instant now = frame.now();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(request, secret, Task.LENGTH.toSeconds()).toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Renewed(
                        task.secondsLeft(now),
                        frame.sessionLeft(request, reader, now),
                        frame.taskWords(request, task, now),
                        frame.text(
                                request,
                                "police.task.since",
                                new Formats(request.language()).time(task.since()),
                                task.minutesLeft(now))));
    }

    /** Ends the task; with another in mind, the question for one comes next. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/viec/ket-thuc")
    public ResponseEntity<byte[]> end(PageRequest request, Caller.Official reader) {
        tasks.end(reader, request.cookie(PoliceFrame.COOKIE));
        return PoliceFrame.redirect(PoliceFrame.TONIGHT, cookie(request, "", 0));
    }

    private static ResponseCookie cookie(PageRequest request, String value, long seconds) {
        return ResponseCookie.from(PoliceFrame.COOKIE, value)
                .path("/cong-an")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(request.encrypted())
                .sameSite("Strict")
                .build();
    }
}
