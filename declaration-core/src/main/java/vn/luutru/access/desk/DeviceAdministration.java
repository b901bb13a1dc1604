package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.DeskEvent.DeviceConfirmed;
import vn.luutru.declaration.event.DeskEvent.DeviceIssued;
import vn.luutru.declaration.event.DeskEvent.DeviceRevoked;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;

/**
 * Gives and takes reception desks. Each act is on disk, with who did it, before it has an effect. A desk reads the stays
 * of its establishment: one that an administrator asks for needs another administrator, as a key does; one that an
 * operator's key asks for may do what that key may, and nothing more.
 *
 * <p>All methods block, and fail as {@link Journal#record} and {@link Devices} do.
 */
public final class DeviceAdministration {

    /** For so long an enrolment code opens a browser. */
    public static final Duration CODE_LIFETIME = Duration.ofMinutes(15);

    /** For so long another administrator can confirm a device. */
    public static final Duration PENDING_LIFETIME = Duration.ofHours(24);

    /** A device with its code, which is shown this once. */
    public record Issued(Device device, String code) {}

    private final Devices devices;
    private final DeskHashes hashes;
    private final Journal journal;
    private final InstantSource clock;
    private final DeskLimits limits;
    private final Predicate<String> issuers;

    /** @param issuers whether a key or account, by its id, may still stand behind what it made; may block */
    public DeviceAdministration(
            Devices devices,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            Predicate<String> issuers) {
        this.devices = devices;
        this.hashes = hashes;
        this.journal = journal;
        this.clock = clock;
        this.limits = limits;
        this.issuers = issuers;
    }

    /**
     * A new device, asked for by an operator's key that may act for the establishment.
     *
     * @throws DeskException if the label is none, the establishment has as many devices as it may, or the key is revoked
     *                       where nobody knew it yet
     */
    public Issued issue(Caller.Operator operator, EstablishmentId establishment, @Nullable String label) {
        if (!issuers.test(operator.id())) {
            throw new DeskException(FindingCode.KEY_REVOKED, "");
        }
        return issue(operator, operator.operations(), false, establishment, label);
    }

    /** The same, asked for by an administrator: its code opens nothing until another one confirms it. */
    public Issued issue(Caller.Official admin, EstablishmentId establishment, @Nullable String label) {
        return issue(admin, EnumSet.allOf(Operation.class), true, establishment, label);
    }

    private Issued issue(
            Caller by,
            Set<Operation> operations,
            boolean pending,
            EstablishmentId establishment,
            @Nullable String label) {
        String text = Labels.check(label, "/label");
        Instant now = clock.instant();
        // What is refused is not recorded; only of several at the same moment one may be, and be refused then.
        if (devices.counted(establishment, now) >= limits.devices()) {
            throw tooMany();
        }
        String code = EnrolmentCodes.fresh();
        Device device = new Device(
                UUID.randomUUID(),
                establishment,
                text,
                operations,
                now,
                by.id(),
                pending,
                null,
                now.plus(pending ? PENDING_LIFETIME : CODE_LIFETIME),
                null,
                null);
        journal.record(new DeviceIssued(
                        device.id(),
                        establishment,
                        operations.stream().map(Operation::code).collect(Collectors.toSet()),
                        pending,
                        now,
                        by.role().code(),
                        by.id()))
                .join();
        byte[] hash = hashes.lookup(EnrolmentCodes.read(code).orElseThrow());
        if (!devices.add(device, hash, limits.devices())) {
            throw tooMany();
        }
        return new Issued(device, code);
    }

    private DeskException tooMany() {
        return new DeskException(FindingCode.TOO_MANY_DEVICES, "", Integer.toString(limits.devices()));
    }

    /**
     * Confirms a pending device; its code is good from now on, for {@link #CODE_LIFETIME}.
     *
     * @return empty if there is none that is pending
     * @throws DeskException if this administrator asked for it
     */
    public Optional<Device> confirm(Caller.Official admin, UUID id) {
        Instant now = clock.instant();
        Device device = devices.find(id)
                .filter(found -> found.state(now) == Device.State.PENDING)
                .orElse(null);
        if (device == null) {
            return Optional.empty();
        }
        if (admin.id().equals(device.issuedBy())) {
            throw new DeskException(FindingCode.DEVICE_NEEDS_SECOND_ADMINISTRATOR, "");
        }
        journal.record(new DeviceConfirmed(id, now, admin.role().code(), admin.id()))
                .join();
        return devices.confirm(id, admin.id(), now, now.plus(CODE_LIFETIME)) ? devices.find(id) : Optional.empty();
    }

    /**
     * Revokes a device: its browser is refused from now on.
     *
     * @return false if there is none in their scope that is not revoked
     */
    public boolean revoke(Caller by, UUID id) {
        Device device = devices.find(id).orElse(null);
        if (device == null || device.revokedAt() != null || !by.scope().covers(device.establishment())) {
            return false;
        }
        Instant now = clock.instant();
        journal.record(new DeviceRevoked(id, now, by.role().code(), by.id())).join();
        return devices.revoke(id, now, by.id());
    }

    /** Revokes every device that a key asked for: whoever had the key may have more of them than anybody knows. */
    public void revokeIssuedBy(String issuer, Caller.Official by) {
        devices.issuedBy(issuer).forEach(id -> revoke(by, id));
    }

    /** As {@link Devices#list}. */
    public List<Device> list(Scope scope, @Nullable EstablishmentId establishment, @Nullable UUID after, int size) {
        return devices.list(scope, establishment, after, size);
    }

    /** All devices of a scope that wait for another administrator, the oldest first. */
    public List<Device> pending(Scope scope) {
        return devices.pending(scope, clock.instant());
    }

    /** A device in a scope, for whoever administers it. */
    public Optional<Device> find(Scope scope, UUID id) {
        return devices.find(id).filter(device -> scope.covers(device.establishment()));
    }
}
