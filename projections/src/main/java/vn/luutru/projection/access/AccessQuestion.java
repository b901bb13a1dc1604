package vn.luutru.projection.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which questions were asked about persons.
 *
 * @param reader the account that asked; null for all accounts, which only administrators may ask
 * @param kind   entries of this kind only; null for all
 * @param from   asked at or after this instant
 * @param to     asked before this instant
 * @param page   {@code nextPage} of the answer before; null for the first
 * @param size   1 to 500 items
 */
public record AccessQuestion(
        @Nullable String reader,
        AccessEntry.@Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String page,
        int size) {}
