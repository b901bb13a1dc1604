package vn.luutru.adapter.web.office;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Territory;

/** Of whose places a reader gets figures. */
public final class ReaderTerritory {

    private ReaderTerritory() {}

    /** The territory of a reader. Refused with 403 if they have no ward, as by the API. */
    public static Territory of(Caller.Official reader) {
        return Territory.of(reader.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
