package vn.luutru.projection.directory;

import java.util.List;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * Two establishments that may be one establishment.
 *
 * @param ended   the one that would end
 * @param stays   the one that would stay
 * @param differs in what their descriptions of today differ, by the names of members in the contract: {@code name},
 *                {@code type}, {@code ward} and so on
 */
public record MergerPreview(Side ended, Side stays, List<String> differs) {

    public MergerPreview {
        differs = List.copyOf(differs);
    }

    /**
     * One of them.
     *
     * @param inHouse stays that go on
     * @param stays   all that were declared under its id and are not cancelled
     * @param keys    what its keys are called that are not revoked; keys for the whole province are not among them
     * @param desks   what its desks are called that are not revoked
     */
    public record Side(
            EstablishmentRecord establishment, long inHouse, long stays, List<String> keys, List<String> desks) {

        public Side {
            keys = List.copyOf(keys);
            desks = List.copyOf(desks);
        }
    }
}
