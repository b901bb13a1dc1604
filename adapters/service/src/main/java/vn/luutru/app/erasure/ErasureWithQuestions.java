package vn.luutru.app.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.postgres.erasure.DeadCopies;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.watch.NotesAboutStay;

/**
 * Erases with a stay what officers wrote about its guest: the keys of the recorded questions and of the notes first, whose
 * content nothing finds any more once the guest is gone. A crash in between leaves a guest about whom nobody seems to have
 * asked, and the call is repeated. Once the stay's key is gone it looks again, for what was recorded meanwhile.
 */
public final class ErasureWithQuestions implements Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWithQuestions.class);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Erasure erasure;
    private final PostgresErasure keys;
    private final QuestionsAboutGuest questions;
    private final NotesAboutStay notes;
    private final ProjectionRunner projections;
    private final EventLog log;

    public ErasureWithQuestions(
            Erasure erasure,
            PostgresErasure keys,
            QuestionsAboutGuest questions,
            NotesAboutStay notes,
            ProjectionRunner projections,
            EventLog log) {
        this.erasure = erasure;
        this.keys = keys;
        this.questions = questions;
        this.notes = notes;
        this.projections = projections;
        this.log = log;
    }

    @Override
    public Optional<Long> erase(StayId stay, Instant at, String by) {
        awaitReadModels(projections, log);
        QuestionsAboutGuest.Named guest = questions.named(stay);
        eraseWhatWasWritten(stay, guest);
        Optional<Long> position = erasure.erase(stay, at, by);
        try {
            awaitReadModels(projections, log);
            eraseWhatWasWritten(stay, guest);
        } catch (StoreUnavailableException | ProjectionException e) {
            LOG.error("Stay {} is erased; what was asked about its guest in that moment was not looked for", stay);
            throw e;
        }
        return position;
    }

    private void eraseWhatWasWritten(StayId stay, QuestionsAboutGuest.Named guest) {
        List<UUID> asked = questions.about(guest);
        List<UUID> streams = new ArrayList<>(asked);
        streams.addAll(notes.streams(stay));
        if (!streams.isEmpty()) {
            keys.destroy(streams);
        }
        if (!asked.isEmpty()) {
            questions.clear(asked);
        }
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
