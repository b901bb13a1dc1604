package vn.luutru.app.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.postgres.erasure.DeadCopies;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.subscription.EventLog;

/**
 * Erases with a stay what was asked for its guest: the keys of the recorded questions first, whose criteria nothing finds
 * any more once the guest is gone. A crash in between leaves a guest about whom nobody seems to have asked, and the call
 * is repeated.
 */
public final class ErasureWithQuestions implements Erasure {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Erasure erasure;
    private final PostgresErasure keys;
    private final QuestionsAboutGuest questions;
    private final ProjectionRunner projections;
    private final EventLog log;

    public ErasureWithQuestions(
            Erasure erasure,
            PostgresErasure keys,
            QuestionsAboutGuest questions,
            ProjectionRunner projections,
            EventLog log) {
        this.erasure = erasure;
        this.keys = keys;
        this.questions = questions;
        this.projections = projections;
        this.log = log;
    }

    @Override
    public Optional<Long> erase(StayId stay, Instant at, String by) {
        awaitReadModels(projections, log);
        List<UUID> asked = questions.about(stay);
        if (!asked.isEmpty()) {
            keys.destroy(asked);
            questions.clear(asked);
        }
        return erasure.erase(stay, at, by);
    }

    /** Questions of a month go with the key of the month. */
    @Override
    public long erase(YearMonth month, Instant at, String by, String askedBy) {
        return erasure.erase(month, at, by, askedBy);
    }

    /** @throws StoreUnavailableException if a read model that tells of persons is behind the log */
    public static void awaitReadModels(ProjectionRunner projections, EventLog log) {
        long head = log.head();
        try {
            for (String name : DeadCopies.READ_MODELS) {
                boolean kept = projections.statuses().stream()
                        .anyMatch(status -> status.name().equals(name));
                if (kept && !projections.awaitPosition(name, head, MAX_WAIT)) {
                    throw new StoreUnavailableException("The read model " + name + " is behind the log", null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("Interrupted while waiting for read models", e);
        }
    }
}
