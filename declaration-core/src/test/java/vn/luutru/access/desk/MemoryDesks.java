package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Devices and people in memory. */
public final class MemoryDesks implements Devices {

    private static final class Kept {
        private Device device;
        private byte[] code;
        private byte[] secret;
        private UUID person;
        private Instant usedAt;
    }

    private static final class KeptPerson {
        private DeskPerson person;
        private String hash;
        private boolean removed;
    }

    private final Map<UUID, Kept> devices = new LinkedHashMap<>();
    private final Map<UUID, KeptPerson> people = new LinkedHashMap<>();

    private static Device with(
            Device device,
            boolean pending,
            String confirmedBy,
            Instant codeExpiresAt,
            Instant enrolledAt,
            Instant revokedAt) {
        return new Device(
                device.id(),
                device.establishment(),
                device.label(),
                device.operations(),
                device.issuedAt(),
                device.issuedBy(),
                pending,
                confirmedBy,
                codeExpiresAt,
                enrolledAt,
                revokedAt);
    }

    @Override
    public synchronized boolean add(Device device, byte[] codeHash, int max) {
        if (counted(device.establishment(), device.issuedAt()) >= max) {
            return false;
        }
        Kept kept = new Kept();
        kept.device = device;
        kept.code = codeHash;
        devices.put(device.id(), kept);
        return true;
    }

    @Override
    public synchronized int counted(EstablishmentId establishment, Instant now) {
        return (int) devices.values().stream()
                .map(kept -> kept.device)
                .filter(one -> one.establishment().equals(establishment))
                .filter(one -> one.state(now) != Device.State.REVOKED && one.state(now) != Device.State.EXPIRED)
                .count();
    }

    @Override
    public synchronized Optional<Device> find(UUID id) {
        return Optional.ofNullable(devices.get(id)).map(kept -> kept.device);
    }

    @Override
    public synchronized Optional<Device> findByCode(byte[] codeHash, Instant now) {
        return byCode(codeHash, now).map(kept -> kept.device);
    }

    private Optional<Kept> byCode(byte[] codeHash, Instant now) {
        return devices.values().stream()
                .filter(kept -> Arrays.equals(kept.code, codeHash) && kept.device.state(now) == Device.State.ISSUED)
                .findFirst();
    }

    @Override
    public synchronized List<Device> list(Scope scope, EstablishmentId establishment, UUID after, int size) {
        return devices.values().stream()
                .map(kept -> kept.device)
                .filter(device -> scope.covers(device.establishment()))
                .filter(device ->
                        establishment == null || device.establishment().equals(establishment))
                .sorted(Comparator.comparing(device -> device.id().toString()))
                .filter(device -> after == null || device.id().toString().compareTo(after.toString()) > 0)
                .limit(size)
                .toList();
    }

    @Override
    public synchronized List<Device> pending(Scope scope, Instant now) {
        return devices.values().stream()
                .map(kept -> kept.device)
                .filter(device -> scope.covers(device.establishment()) && device.state(now) == Device.State.PENDING)
                .sorted(Comparator.comparing(Device::issuedAt))
                .toList();
    }

    @Override
    public synchronized boolean confirm(UUID id, String by, Instant now, Instant codeExpiresAt) {
        Kept kept = devices.get(id);
        if (kept == null || kept.device.state(now) != Device.State.PENDING) {
            return false;
        }
        kept.device = with(kept.device, false, by, codeExpiresAt, null, null);
        return true;
    }

    @Override
    public synchronized Optional<Device> enrol(byte[] codeHash, byte[] secretHash, Instant now) {
        return byCode(codeHash, now).map(kept -> {
            Device device = kept.device;
            kept.code = null;
            kept.secret = secretHash;
            kept.device = with(device, false, device.confirmedBy(), device.codeExpiresAt(), now, null);
            return kept.device;
        });
    }

    @Override
    public synchronized boolean revoke(UUID id, Instant now, String by) {
        Kept kept = devices.get(id);
        if (kept == null || kept.device.revokedAt() != null) {
            return false;
        }
        Device device = kept.device;
        kept.device =
                with(device, device.pending(), device.confirmedBy(), device.codeExpiresAt(), device.enrolledAt(), now);
        kept.person = null;
        return true;
    }

    @Override
    public synchronized List<UUID> issuedBy(String issuer) {
        return devices.values().stream()
                .map(kept -> kept.device)
                .filter(device -> device.issuedBy().equals(issuer) && device.revokedAt() == null)
                .map(Device::id)
                .toList();
    }

    @Override
    public synchronized Optional<Desk> findBySecret(byte[] secretHash) {
        return devices.values().stream()
                .filter(kept -> Arrays.equals(kept.secret, secretHash))
                .findFirst()
                .map(kept -> kept.person == null
                        ? new Desk(kept.device, null, null)
                        : new Desk(kept.device, people.get(kept.person).person, kept.usedAt));
    }

    @Override
    public synchronized boolean openSession(UUID device, UUID person, Instant now) {
        Kept kept = devices.get(device);
        KeptPerson known = people.get(person);
        if (kept.device.state(now) != Device.State.ENROLLED
                || known == null
                || known.removed
                || !known.person.device().equals(device)) {
            return false;
        }
        kept.person = person;
        kept.usedAt = now;
        return true;
    }

    @Override
    public synchronized void touch(UUID device, UUID person, Instant now) {
        Kept kept = devices.get(device);
        if (person.equals(kept.person) && kept.usedAt.isBefore(now)) {
            kept.usedAt = now;
        }
    }

    @Override
    public synchronized void closeSession(UUID device) {
        devices.get(device).person = null;
    }

    @Override
    public synchronized int deleteExpired(Instant before) {
        int known = devices.size();
        devices.values()
                .removeIf(kept -> kept.device.enrolledAt() == null
                        && kept.device.codeExpiresAt().isBefore(before));
        return known - devices.size();
    }

    /** The people at these devices. */
    public DeskPeople people() {
        return new MemoryDeskPeople();
    }

    private final class MemoryDeskPeople implements DeskPeople {

        @Override
        public List<DeskPerson> of(UUID device) {
            synchronized (MemoryDesks.this) {
                return people.values().stream()
                        .filter(kept -> !kept.removed && kept.person.device().equals(device))
                        .map(kept -> kept.person)
                        .toList();
            }
        }

        @Override
        public Optional<DeskPerson> find(UUID person) {
            synchronized (MemoryDesks.this) {
                return Optional.ofNullable(people.get(person)).map(kept -> kept.person);
            }
        }

        @Override
        public Added add(DeskPerson person, String pinHash, boolean first, int max, Instant now, String by) {
            synchronized (MemoryDesks.this) {
                List<DeskPerson> there = new ArrayList<>(of(person.device()));
                if (first != there.isEmpty()) {
                    return Added.NOT_FIRST;
                }
                if (there.size() >= max) {
                    return Added.FULL;
                }
                KeptPerson kept = new KeptPerson();
                kept.person = person;
                kept.hash = pinHash;
                people.put(person.id(), kept);
                return Added.ADDED;
            }
        }

        @Override
        public boolean remove(UUID device, UUID person, Instant now, String by) {
            synchronized (MemoryDesks.this) {
                List<DeskPerson> there = of(device);
                if (there.size() < 2 || there.stream().noneMatch(one -> one.id().equals(person))) {
                    return false;
                }
                people.get(person).removed = true;
                if (person.equals(devices.get(device).person)) {
                    devices.get(device).person = null;
                }
                return true;
            }
        }

        @Override
        public Optional<Attempt> attempt(UUID device, UUID person, Instant now, IntFunction<Duration> lock) {
            synchronized (MemoryDesks.this) {
                KeptPerson kept = people.get(person);
                if (kept == null || kept.removed || !kept.person.device().equals(device)) {
                    return Optional.empty();
                }
                if (kept.person.isLocked(now)) {
                    return Optional.of(new Attempt(kept.person, null));
                }
                int wrong = kept.person.wrongPins() + 1;
                Duration locked = lock.apply(wrong);
                kept.person = new DeskPerson(
                        person, device, kept.person.name(), wrong, locked == null ? null : now.plus(locked));
                return Optional.of(new Attempt(kept.person, kept.hash));
            }
        }

        @Override
        public void rightPin(UUID person) {
            synchronized (MemoryDesks.this) {
                KeptPerson kept = people.get(person);
                kept.person = new DeskPerson(person, kept.person.device(), kept.person.name(), 0, null);
            }
        }
    }
}
