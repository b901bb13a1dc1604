package vn.luutru.projection.directory;

import java.util.List;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * What a search in the register of establishments finds.
 *
 * @param items the first of them
 * @param found how many there are
 * @param known how many establishments are registered at all, closed ones too
 */
public record FoundEstablishments(List<EstablishmentRecord> items, int found, int known) {

    public FoundEstablishments {
        items = List.copyOf(items);
    }
}
