package vn.luutru.app.erasure;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.http.admin.Erasure;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.postgres.erasure.PostgresErasure;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.register.QuestionsAboutGuest;
import vn.luutru.projection.register.QuestionsAboutGuest.Named;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.watch.NotesAboutStay;
import vn.luutru.projection.watch.WatchMatches;

/**
 * Erases with a stay what officers wrote about its guest: the keys of the recorded questions and of the notes first, whose
 * content nothing finds any more once the guest is gone. A crash in between leaves a guest about whom nobody seems to have
 * asked, and the call is repeated. Once the stay's key is gone it looks again, for what was recorded meanwhile.
 */
public final class ErasureWithQuestions implements Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWithQuestions.class);

    private final Erasure erasure;
    private final PostgresErasure keys;
    private final QuestionsAboutGuest questions;
    private final NotesAboutStay notes;
    private final ReadModelsOfPersons readModels;

    public ErasureWithQuestions(
            Erasure erasure,
            PostgresErasure keys,
            QuestionsAboutGuest questions,
            NotesAboutStay notes,
            ReadModelsOfPersons readModels) {
        this.erasure = erasure;
        this.keys = keys;
        this.questions = questions;
        this.notes = notes;
        this.readModels = readModels;
    }

    @Override
    public Optional<Long> erase(StayId stay, Instant at, String by) {
        readModels.await();
        Named guest = readModels.isBegun(Register.NAME) ? questions.named(stay) : null;
        eraseWhatWasWritten(stay, guest);
        Optional<Long> position = erasure.erase(stay, at, by);
        try {
            readModels.await();
            eraseWhatWasWritten(stay, guest);
        } catch (StoreUnavailableException | ProjectionException | ApiException e) {
            LOG.error("Stay {} is erased; what was asked about its guest in that moment was not looked for", stay);
            throw e;
        }
        return position;
    }

    /** @param guest null where no register was ever built, and no questions about persons either */
    private void eraseWhatWasWritten(StayId stay, @Nullable Named guest) {
        List<UUID> asked = guest == null || !readModels.isBegun(AccessLog.NAME) ? List.of() : questions.about(guest);
        List<UUID> streams = new ArrayList<>(asked);
        if (readModels.isBegun(WatchMatches.NAME)) {
            streams.addAll(notes.streams(stay));
        }
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
}
