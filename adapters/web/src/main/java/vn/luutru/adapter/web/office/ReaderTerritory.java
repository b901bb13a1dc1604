package vn.luutru.adapter.web.office;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Territory;
import vn.luutru.access.TerritoryException;
import vn.luutru.declaration.code.CodeTables;

/** Of whose places a reader gets figures. */
public final class ReaderTerritory {

    private ReaderTerritory() {}

    /** The territory of a reader. Refused with 403 if they have no ward, as by the API. */
    public static Territory of(Caller.Official reader) {
        return Territory.of(reader.scope()).orElseThrow(TerritoryException::new);
    }

    /**
     * The one ward of the territory that an address asks for; null for the whole territory. Refused with 404 if there is
     * none such, with 403 if it lies elsewhere.
     *
     * @param code as it stands in the address; null or empty where none does
     */
    public static @Nullable String chosenWard(@Nullable String code, Caller.Official reader) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        if (CodeTables.WARDS.latest(code) == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!reader.sees(code)) {
            throw new TerritoryException();
        }
        return code;
    }
}
