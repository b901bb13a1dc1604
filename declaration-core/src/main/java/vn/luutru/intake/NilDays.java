package vn.luutru.intake;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import vn.luutru.declaration.establishment.EstablishmentId;

/** On which local days establishments reported that nobody came, for a warning. Safe for use by many threads. */
public interface NilDays {

    /** Knows of no report. */
    NilDays NONE = (establishment, day) -> CompletableFuture.completedFuture(false);

    /** Whether a day was reported so; false where that cannot be found out soon. Never fails, and is mostly done at once. */
    CompletableFuture<Boolean> isReported(EstablishmentId establishment, LocalDate day);
}
