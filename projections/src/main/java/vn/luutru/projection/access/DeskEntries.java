package vn.luutru.projection.access;

import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.DeskEvent;
import vn.luutru.declaration.event.DeskEvent.DeskPersonAdded;
import vn.luutru.declaration.event.DeskEvent.DeskPersonRemoved;
import vn.luutru.declaration.event.DeskEvent.DeviceConfirmed;
import vn.luutru.declaration.event.DeskEvent.DeviceEnrolled;
import vn.luutru.declaration.event.DeskEvent.DeviceIssued;
import vn.luutru.declaration.event.DeskEvent.DeviceRevoked;
import vn.luutru.declaration.event.DeskEvent.PosterIssued;
import vn.luutru.declaration.event.DeskEvent.PosterRevoked;
import vn.luutru.projection.access.AccessEntry.Kind;

/** What the access log keeps of reception desks and posters. */
final class DeskEntries {

    private static final String DEVICE = "device";
    private static final String PERSON = "person";
    private static final String POSTER = "poster";
    private static final String ESTABLISHMENT = "establishment";

    private DeskEntries() {}

    static AccessEntry of(DeskEvent event) {
        return switch (event) {
            case DeviceIssued issued -> act("device-issued", event, issued(issued));
            case DeviceConfirmed confirmed -> act("device-confirmed", event, Map.of(DEVICE, text(confirmed.device())));
            case DeviceEnrolled enrolled -> act("device-enrolled", event, Map.of(DEVICE, text(enrolled.device())));
            case DeviceRevoked revoked -> act("device-revoked", event, Map.of(DEVICE, text(revoked.device())));
            case DeskPersonAdded added ->
                act("person-added", event, Map.of(DEVICE, text(added.device()), PERSON, text(added.person())));
            case DeskPersonRemoved removed ->
                act("person-removed", event, Map.of(DEVICE, text(removed.device()), PERSON, text(removed.person())));
            case PosterIssued issued ->
                act(
                        "poster-issued",
                        event,
                        Map.of(POSTER, text(issued.poster()), ESTABLISHMENT, text(issued.establishment())));
            case PosterRevoked revoked -> act("poster-revoked", event, Map.of(POSTER, text(revoked.poster())));
        };
    }

    private static Map<String, String> issued(DeviceIssued issued) {
        return Map.of(
                DEVICE,
                text(issued.device()),
                ESTABLISHMENT,
                text(issued.establishment()),
                "operations",
                String.join(",", new TreeSet<>(issued.operations())),
                "pending",
                Boolean.toString(issued.pending()));
    }

    private static String text(UUID id) {
        return id.toString();
    }

    private static String text(EstablishmentId id) {
        return id.value();
    }

    private static AccessEntry act(String act, DeskEvent event, Map<String, String> criteria) {
        return new AccessEntry(
                Kind.DESK, event.stream(), event.by(), event.role(), null, null, null, act, criteria, 0, event.at());
    }
}
