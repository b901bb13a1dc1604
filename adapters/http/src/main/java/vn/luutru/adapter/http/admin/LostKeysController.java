package vn.luutru.adapter.http.admin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.journal.Journal;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.DecodedLog.LostKeys;

/**
 * Quarantines all events whose keys are lost, by the administrator, after a restore that left the database of the keys older
 * than the log. Each is recorded as by {@link QuarantineController}.
 */
@RestController
public final class LostKeysController {

    /** Then the answer says where to go on: whoever waits for it, and what lies between, is not kept waiting for minutes. */
    private static final Duration MAX_TIME = Duration.ofSeconds(10);

    /** So many are recorded at a time. */
    private static final int BATCH = 64;

    private final DecodedLog log;
    private final Journal journal;
    private final ProjectionRunner projections;
    private final InstantSource clock;

    public LostKeysController(DecodedLog log, Journal journal, ProjectionRunner projections, InstantSource clock) {
        this.log = log;
        this.journal = journal;
        this.projections = projections;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param reason why the events are skipped, without the name of a person: it is stored unencrypted. Needed unless
     *               nothing is recorded
     * @param dryRun whether they are only counted; null is false
     * @param after  where an earlier answer said to go on; null for the whole log
     */
    public record Request(
            @Nullable String reason,
            @Nullable Boolean dryRun,
            @Nullable Long after) {}

    /**
     * What was found, and recorded.
     *
     * @param found    events whose keys are lost, and which were not quarantined
     * @param recorded those of them that are quarantined now; 0 in a dry run
     * @param first    the position of the first of them; null if there is none
     * @param last     the position of the last of them; null if there is none
     * @param next     where to go on; null if the log was looked through to its end
     */
    public record Quarantined(
            int found,
            int recorded,
            @Nullable Long first,
            @Nullable Long last,
            @Nullable Long next) {}

    /** Looks through the log from its beginning, or from where an earlier call ended. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/log/lost-keys/quarantine")
    public Quarantined quarantine(Caller.Official admin, @RequestBody Request request) {
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        String reason = dryRun ? "" : QuarantineController.reason(request.reason());
        long until = System.nanoTime() + MAX_TIME.toNanos();
        Long after = request.after();
        long at = after == null || after < 0 ? 0 : after;
        int found = 0;
        Long first = null;
        Long last = null;
        boolean end;
        do {
            LostKeys piece = log.lostKeys(at);
            List<UnreadableEventException> events = piece.events();
            if (!events.isEmpty()) {
                first = first == null ? (Long) events.getFirst().position() : first;
                last = events.getLast().position();
                found += events.size();
                if (!dryRun) {
                    record(events, reason, admin);
                }
            }
            end = piece.to() == at;
            at = piece.to();
        } while (!end && System.nanoTime() - until < 0);
        if (found > 0 && !dryRun) {
            projections.retry();
        }
        return new Quarantined(found, dryRun ? 0 : found, first, last, end ? null : (Long) at);
    }

    private void record(List<UnreadableEventException> events, String reason, Caller.Official admin) {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<CompletableFuture<Journal.Entry>> entries = new ArrayList<>();
            for (UnreadableEventException event : events.subList(from, Math.min(events.size(), from + BATCH))) {
                entries.add(journal.record(new EventQuarantined(
                        event.position(), event.type(), event.reason(), reason, clock.instant(), admin.id())));
            }
            entries.forEach(CompletableFuture::join);
        }
    }
}
