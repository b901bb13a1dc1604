package vn.luutru.declaration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.rule.Timeliness;

/**
 * The proof that a declaration lies durably in the log. The same declaration always has the same receipt.
 *
 * @param number     to be quoted to the authorities; verifiable by the service that gave it
 * @param position   the place of the event in the log
 * @param recordedAt when it was written
 * @param reportedAt when it was received
 * @param dueAt      the legal deadline; only for a check-in
 * @param timeliness only for a check-in
 */
public record Receipt(
        String number,
        StayId stayId,
        long position,
        Instant recordedAt,
        Instant reportedAt,
        @Nullable Instant dueAt,
        @Nullable Timeliness timeliness) {}
