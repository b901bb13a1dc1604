package vn.luutru.adapter.http.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.desk.DeskPerson;
import vn.luutru.access.desk.DeskSessions;
import vn.luutru.access.desk.Device;
import vn.luutru.access.desk.DeviceAdministration;
import vn.luutru.access.desk.DeviceAdministration.Issued;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;

/** Reception desks of establishments: operators' keys and administrators give and take them, and see who works there. */
@RestController
public final class DevicesController {

    private final DeviceAdministration devices;
    private final DeskSessions sessions;
    private final Establishing establishing;
    private final DeskAuthentication authentication;
    private final Pages pages;
    private final InstantSource clock;

    public DevicesController(
            DeviceAdministration devices,
            DeskSessions sessions,
            Establishing establishing,
            DeskAuthentication authentication,
            Pages pages,
            InstantSource clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.establishing = establishing;
        this.authentication = authentication;
        this.pages = pages;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Wanted(
            @Nullable String establishmentId, @Nullable String label) {}

    /**
     * A new device with its code, which is shown this once.
     *
     * @param state     PENDING if another administrator must confirm it first
     * @param expiresAt when the code expires; while it is pending, when its confirmation does
     */
    public record IssuedDevice(
            UUID deviceId,
            String establishmentId,
            String label,
            String enrolmentCode,
            Instant expiresAt,
            Device.State state) {}

    /** Somebody who works at a desk. */
    public record PersonView(UUID id, String name, @Nullable Instant lockedUntil) {

        static PersonView of(DeskPerson person, Instant now) {
            return new PersonView(person.id(), person.name(), person.isLocked(now) ? person.lockedUntil() : null);
        }
    }

    /** A device as it is shown. */
    public record DeviceView(
            UUID deviceId,
            String establishmentId,
            String label,
            List<Operation> operations,
            Device.State state,
            Instant issuedAt,
            String issuedBy,
            @Nullable String confirmedBy,
            Instant codeExpiresAt,
            @Nullable Instant enrolledAt,
            @Nullable Instant revokedAt,
            List<PersonView> people) {}

    /** Asks for a device: a code for a browser at the reception, good for a quarter of an hour and once. */
    @AllowedFor({Role.OPERATOR, Role.ADMIN})
    @PostMapping("/v1/devices")
    @ResponseStatus(HttpStatus.CREATED)
    public IssuedDevice issue(Caller caller, @RequestBody Wanted wanted) {
        String id = wanted.establishmentId();
        if (id == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/establishmentId");
        }
        if (!EstablishmentId.isValid(id)) {
            throw ApiException.of(422, FindingCode.ESTABLISHMENT_MALFORMED, "/establishmentId");
        }
        EstablishmentId establishment = establishing.known(caller, id);
        Issued issued = switch (caller) {
            case Caller.Operator operator -> devices.issue(operator, establishment, wanted.label());
            case Caller.Official admin -> devices.issue(admin, establishment, wanted.label());
        };
        Device device = issued.device();
        return new IssuedDevice(
                device.id(),
                establishment.value(),
                device.label(),
                issued.code(),
                device.codeExpiresAt(),
                device.state(clock.instant()));
    }

    /** Confirms a device that another administrator asked for. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/devices/{id}/confirmation")
    public DeviceView confirm(Caller.Official admin, @PathVariable String id) {
        return view(devices.confirm(admin, id(id)).orElseThrow(DevicesController::unknown), clock.instant());
    }

    /** The devices in the caller's scope, revoked ones too. */
    @AllowedFor({Role.OPERATOR, Role.ADMIN})
    @Accepts({"establishment", "page", "size"})
    @GetMapping("/v1/devices")
    public Page<DeviceView> all(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        String named = parameters.text("establishment");
        EstablishmentId establishment = named == null ? null : establishing.inScope(caller, named);
        int size = parameters.size();
        Page<Device> found = pages.read(caller, "devices", parameters, after -> {
            List<Device> some = devices.list(
                    caller.scope(), establishment, after == null ? null : UUID.fromString(after), size + 1);
            boolean more = some.size() > size;
            List<Device> shown = more ? some.subList(0, size) : some;
            return new Page<>(shown, more ? shown.getLast().id().toString() : null);
        });
        Instant now = clock.instant();
        return Pages.map(found, device -> view(device, now));
    }

    /** Revokes a device: its browser is refused from now on. */
    @AllowedFor({Role.OPERATOR, Role.ADMIN})
    @DeleteMapping("/v1/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void revoke(Caller caller, @PathVariable String id) {
        boolean revoked = devices.revoke(caller, id(id));
        authentication.invalidate();
        if (!revoked) {
            throw unknown();
        }
    }

    /** Lets somebody whose PIN was wrong too often try again. */
    @AllowedFor({Role.OPERATOR, Role.ADMIN})
    @DeleteMapping("/v1/devices/{id}/people/{person}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void unlock(Caller caller, @PathVariable String id, @PathVariable String person) {
        Device device = devices.find(caller.scope(), id(id)).orElseThrow(DevicesController::unknown);
        if (!sessions.unlock(device.id(), id(person))) {
            throw unknown();
        }
    }

    private DeviceView view(Device device, Instant now) {
        return new DeviceView(
                device.id(),
                device.establishment().value(),
                device.label(),
                device.operations().stream().sorted().toList(),
                device.state(now),
                device.issuedAt(),
                device.issuedBy(),
                device.confirmedBy(),
                device.codeExpiresAt(),
                device.enrolledAt(),
                device.revokedAt(),
                sessions.people(device.id()).stream()
                        .map(person -> PersonView.of(person, now))
                        .toList());
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ApiException unknown() {
        return ApiException.of(404, FindingCode.NOT_FOUND, "");
    }
}
