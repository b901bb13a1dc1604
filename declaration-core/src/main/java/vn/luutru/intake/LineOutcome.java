package vn.luutru.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a batch.
 *
 * @param line            its number in the sender's file, from 1; blank lines count
 * @param establishmentId as the line has it, even if it is malformed; null if it could not be read
 * @param reference       as the line has it, even if it is malformed; null if it could not be read
 */
public record LineOutcome(
        long line,
        @Nullable String establishmentId,
        @Nullable String reference,
        DeclarationOutcome outcome) {}
