package vn.luutru.declaration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * A command with the circumstances of its arrival.
 *
 * @param receivedAt    when the service received it, kept to the millisecond: the instant that decides on time or late
 * @param establishment what the directory knows about the establishment
 * @param declaredBy    the id of the key or account that declared
 */
public record Submission(
        StayCommand command, Instant receivedAt, EstablishmentRecord establishment, String declaredBy) {

    /** The log keeps milliseconds: a receipt must be the same whether it is made now or read back in ten years. */
    public Submission {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
