package vn.luutru.projection.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who stays, or stayed. Every criterion that is given must hold; without any, all stays of the territory.
 *
 * @param territory     the ward that the reader is limited to, null for the whole province
 * @param ward          a ward code
 * @param establishment an establishment's id
 * @param name          as typed: case and marks do not matter. The beginning of the name, or its last words
 * @param document      a document number, as typed
 * @param nationality   ISO 3166-1 alpha-3
 * @param at            present at this instant
 * @param from          present at some time from this instant on
 * @param to            present at some time before this instant
 * @param state         in this state now; without it, cancelled stays are left out as soon as a time is given
 * @param page          {@code nextPage} of the answer before; null for the first
 * @param size          1 to 500 items
 */
public record ResidentsQuestion(
        @Nullable String territory,
        @Nullable String ward,
        @Nullable String establishment,
        @Nullable String name,
        @Nullable String document,
        @Nullable String nationality,
        @Nullable Instant at,
        @Nullable Instant from,
        @Nullable Instant to,
        Resident.@Nullable State state,
        @Nullable String page,
        int size) {

    /** Without what was asked for: it may name a person. */
    @Override
    public String toString() {
        return "ResidentsQuestion[territory=%s]".formatted(territory);
    }
}
