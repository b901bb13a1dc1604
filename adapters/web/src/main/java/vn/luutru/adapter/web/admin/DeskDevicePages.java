package vn.luutru.adapter.web.admin;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.desk.DeskException;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Findings;

/** The browsers of reception desks: a code for one, the second administrator's word on it, and its end. */
@RestController
public final class DeskDevicePages {

    private final PageRenderer pages;
    private final DeviceAdministration devices;
    private final EstablishmentKeys page;
    private final Runnable changed;

    /** @param changed forgets who calls with what: it may have been taken */
    public DeskDevicePages(PageRenderer pages, DeviceAdministration devices, EstablishmentKeys page, Runnable changed) {
        this.pages = pages;
        this.devices = devices;
        this.page = page;
        this.changed = changed;
    }

    /** A code for the browser of a reception; another administrator confirms it. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}/quay")
    public ResponseEntity<byte[]> issueDesk(
            PageRequest request, Caller.Official admin, @PathVariable String id, PageForm form) {
        EstablishmentRecord establishment = page.find(id);
        try {
            DeviceAdministration.Issued issued = devices.issue(admin, establishment.id(), form.get("label"));
            KeyPages.Issued shown = new KeyPages.Issued(
                    "desk",
                    issued.code(),
                    issued.device().label(),
                    issued.device().pending());
            return page.show(HttpStatus.OK, request, admin, establishment, shown, null);
        } catch (DeskException e) {
            String wrong = Findings.text(e.finding(), request.language().locale());
            return page.show(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, establishment, null, wrong);
        }
    }

    /** Confirms a desk that another administrator asked for. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/quay/{device}/xac-nhan")
    public ResponseEntity<byte[]> confirmDesk(Caller.Official admin, @PathVariable String device) {
        try {
            if (devices.confirm(admin, EstablishmentKeys.id(device)).isEmpty()) {
                throw EstablishmentKeys.unknown();
            }
        } catch (DeskException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        changed.run();
        return Administration.to(Administration.KEYS);
    }

    /** Asks whether a desk is to be taken. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/quay/{device}/thu")
    public ResponseEntity<byte[]> askDesk(PageRequest request, Caller.Official admin, @PathVariable String device) {
        Device found = device(admin, device);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("what", "desk");
        model.put("label", found.label());
        model.put("action", "/quan-tri/quay/" + found.id() + "/thu");
        model.put("back", "/quan-tri/co-so/" + found.establishment().value() + "/khoa");
        return pages.page(request, "admin/ask.jte", model);
    }

    /** Takes a desk: its browser is refused from now on. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/quay/{device}/thu")
    public ResponseEntity<byte[]> revokeDesk(Caller.Official admin, @PathVariable String device) {
        Device found = device(admin, device);
        devices.revoke(admin, found.id());
        changed.run();
        return Administration.to("/quan-tri/co-so/" + found.establishment().value() + "/khoa");
    }

    private Device device(Caller.Official admin, String text) {
        return devices.find(admin.scope(), EstablishmentKeys.id(text))
                .filter(device -> device.revokedAt() == null)
                .orElseThrow(EstablishmentKeys::unknown);
    }
}
