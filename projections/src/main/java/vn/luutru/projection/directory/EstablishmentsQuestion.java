package vn.luutru.projection.directory;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;

/**
 * Which establishments, by what their register says of them today. Every criterion that is given must hold.
 *
 * @param territory the ward that the reader is limited to, null for the whole province
 * @param page      {@code nextPage} of the answer before; null for the first
 * @param size      1 to 500 items
 */
public record EstablishmentsQuestion(
        @Nullable String territory,
        @Nullable String ward,
        @Nullable String zone,
        @Nullable EstablishmentType type,
        @Nullable String page,
        int size) {}
