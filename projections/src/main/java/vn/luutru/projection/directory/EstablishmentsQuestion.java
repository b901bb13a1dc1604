package vn.luutru.projection.directory;

import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.code.EstablishmentType;

/**
 * Which establishments, by what their register says of them today. Every criterion that is given must hold.
 *
 * @param territory what the reader is limited to
 * @param page      {@code nextPage} of the answer before; null for the first
 * @param size      1 to 500 items
 */
public record EstablishmentsQuestion(
        Territory territory,
        @Nullable String ward,
        @Nullable String zone,
        @Nullable EstablishmentType type,
        @Nullable String page,
        int size) {}
