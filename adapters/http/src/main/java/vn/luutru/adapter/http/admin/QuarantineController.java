package vn.luutru.adapter.http.admin;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.subscription.EventLog;

/**
 * Lets the read models skip an event that cannot be read, by the administrator. That is an event of the log itself: it
 * says who did it, and a rebuild skips the same event.
 */
@RestController
public final class QuarantineController {

    private static final int MAX_REASON = 500;

    private final EventLog log;
    private final Journal journal;
    private final ProjectionRunner projections;
    private final InstantSource clock;

    public QuarantineController(EventLog log, Journal journal, ProjectionRunner projections, InstantSource clock) {
        this.log = log;
        this.journal = journal;
        this.projections = projections;
        this.clock = clock;
    }

    /** Why the event is skipped, without the name of a person: it is stored unencrypted. */
    public record Request(@Nullable String reason) {}

    /**
     * What was recorded.
     *
     * @param problem       why the event could not be read
     * @param recordedAs    the position of the quarantine itself
     * @param receiptNumber of the quarantine
     */
    public record Quarantined(
            long position,
            String type,
            String problem,
            String reason,
            Instant at,
            String by,
            long recordedAs,
            String receiptNumber) {}

    /** 201 the first time, 200 with the first record after that; 409 for an event that can be read. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/log/{position}/quarantine")
    public ResponseEntity<Quarantined> quarantine(
            Caller.Official admin, @PathVariable String position, @RequestBody Request request) {
        EventQuarantined known = unreadable(position(position), admin);
        String reason = reason(request.reason());
        Journal.Entry entry = journal.record(new EventQuarantined(
                        known.position(), known.type(), known.problem(), reason, clock.instant(), admin.id()))
                .join();
        projections.retry();
        EventQuarantined recorded = (EventQuarantined) entry.recorded().event();
        return ResponseEntity.status(entry.replayed() ? 200 : 201)
                .body(new Quarantined(
                        recorded.position(),
                        recorded.type(),
                        recorded.problem(),
                        recorded.reason(),
                        recorded.at(),
                        recorded.by(),
                        entry.recorded().position(),
                        entry.number()));
    }

    /** The administrator's words as they are recorded. */
    static String reason(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/reason");
        }
        if (given.length() > MAX_REASON) {
            throw ApiException.of(422, FindingCode.FIELD_TOO_LONG, "/reason", Integer.toString(MAX_REASON));
        }
        return given.strip();
    }

    /** What is known of an event that cannot be read, or is skipped already. */
    private EventQuarantined unreadable(long position, Caller.Official admin) {
        Recorded<Event> found;
        try {
            found = log.readAt(position);
        } catch (UnreadableEventException e) {
            return new EventQuarantined(position, e.type(), e.reason(), "", clock.instant(), admin.id());
        }
        if (found == null) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        if (found.event() instanceof EventQuarantined skipped && skipped.position() == position) {
            return skipped;
        }
        throw ApiException.of(409, FindingCode.EVENT_READABLE, "");
    }

    private static long position(String text) {
        try {
            long position = Long.parseLong(text);
            if (position > 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        throw ApiException.of(404, FindingCode.NOT_FOUND, "");
    }
}
