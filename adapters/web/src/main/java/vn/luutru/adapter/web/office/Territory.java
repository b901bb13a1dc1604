package vn.luutru.adapter.web.office;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Scope;

/** Of whose places a reader gets figures. */
public final class Territory {

    private Territory() {}

    /** The only ward of a reader; null for the whole province. Refused with 403 if it is neither, as by the API. */
    public static @Nullable String of(Caller.Official reader) {
        if (reader.scope() instanceof Scope.Province) {
            return null;
        }
        if (reader.scope() instanceof Scope.Wards wards && wards.codes().size() == 1) {
            return wards.codes().iterator().next();
        }
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
