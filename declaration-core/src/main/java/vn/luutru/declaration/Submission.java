package vn.luutru.declaration;

import java.time.Instant;

/**
 * A command with the circumstances of its arrival.
 *
 * @param receivedAt    when the service received it: the instant that decides on time or late
 * @param establishment what the directory knows about the establishment
 * @param declaredBy    the id of the key or account that declared
 */
public record Submission(
        StayCommand command, Instant receivedAt, EstablishmentRecord establishment, String declaredBy) {}
