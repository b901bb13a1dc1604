package vn.luutru.adapter.web.admin;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.KeyAdministration;
import vn.luutru.access.OperatorKey;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;

/** The page of one establishment's keys, desks and posters, which every change of one of them shows again. */
public final class EstablishmentKeys {

    /** No page lists more desks. */
    static final int MAX_DESKS = 200;

    private final PageRenderer pages;
    private final KeyAdministration keys;
    private final DeviceAdministration devices;
    private final PosterPages posters;
    private final Establishments establishments;
    private final InstantSource clock;

    public EstablishmentKeys(
            PageRenderer pages,
            KeyAdministration keys,
            DeviceAdministration devices,
            PosterPages posters,
            Establishments establishments,
            InstantSource clock) {
        this.pages = pages;
        this.keys = keys;
        this.devices = devices;
        this.posters = posters;
        this.establishments = establishments;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param issued what is shown once; null if nothing was issued
     * @param wrong  why nothing was issued, as a key of the texts or a text; null if nothing is wrong
     */
    ResponseEntity<byte[]> show(
            HttpStatusCode status,
            PageRequest request,
            Caller.Official admin,
            EstablishmentRecord establishment,
            KeyPages.@Nullable Issued issued,
            @Nullable String wrong) {
        EstablishmentId id = establishment.id();
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("establishment", establishment);
        model.put("now", clock.instant());
        model.put(
                "keys",
                keys.all().stream()
                        .filter(key -> key.state() != OperatorKey.State.REVOKED)
                        .filter(key -> key.scope() instanceof Scope.Establishments
                                && key.scope().covers(id))
                        .toList());
        model.put(
                "desks",
                devices.list(admin.scope(), id, null, MAX_DESKS).stream()
                        .filter(device -> device.revokedAt() == null)
                        .toList());
        model.put("posters", posters.of(id));
        model.put("issued", issued);
        model.put("wrong", wrong);
        return pages.page(status, request, "admin/establishmentkeys.jte", model);
    }

    /** The establishment of an address's id; 404 if there is none. */
    EstablishmentRecord find(String id) {
        if (!EstablishmentId.isValid(id)) {
            throw unknown();
        }
        return establishments.find(new EstablishmentId(id)).join().orElseThrow(EstablishmentKeys::unknown);
    }

    /** A registered establishment; null if there is none. */
    @Nullable
    EstablishmentRecord registered(EstablishmentId id) {
        return establishments.find(id).join().orElse(null);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
