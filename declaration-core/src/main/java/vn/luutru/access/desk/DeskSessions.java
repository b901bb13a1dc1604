package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Role;
import vn.luutru.declaration.event.DeskEvent.DeskPersonAdded;
import vn.luutru.declaration.event.DeskEvent.DeskPersonRemoved;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;

/**
 * Who is at a desk: people sign in with a PIN and are signed out after {@link Desk#INACTIVITY}. After five wrong PINs in
 * a row a person is locked for five minutes, and each further wrong one doubles that, up to a day; a right PIN, another
 * person of the desk or an administrator ends it.
 *
 * <p>All methods block, and fail as {@link Journal#record}, {@link Devices} and {@link DeskPeople} do.
 */
public final class DeskSessions {

    /** A sign of somebody is written at most so often. */
    private static final Duration TOUCH = Duration.ofSeconds(30);

    private final Devices devices;
    private final DeskPeople people;
    private final DeskHashes hashes;
    private final Journal journal;
    private final InstantSource clock;
    private final DeskLimits limits;
    private final Predicate<String> issuers;

    /** @param issuers whether a key or account, by its id, may still stand behind what it made; may block */
    public DeskSessions(
            Devices devices,
            DeskPeople people,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            Predicate<String> issuers) {
        this.devices = devices;
        this.people = people;
        this.hashes = hashes;
        this.journal = journal;
        this.clock = clock;
        this.limits = limits;
        this.issuers = issuers;
    }

    /** The desk of a browser's secret, revoked ones too; empty if it is none. With its key a desk is revoked. */
    public Optional<Desk> find(String secret) {
        return devices.findBySecret(hashes.lookup(secret)).map(this::standing);
    }

    private Desk standing(Desk desk) {
        Device device = desk.device();
        return device.revokedAt() != null || issuers.test(device.issuedBy())
                ? desk
                : new Desk(device.revoked(clock.instant()), null, null);
    }

    /** Whether a sign of somebody at the desk is to be noted: it was not just now. */
    public boolean isTouchDue(Desk desk) {
        Instant now = clock.instant();
        Instant used = desk.usedAt();
        return desk.signedIn(now) != null && used != null && !now.isBefore(used.plus(TOUCH));
    }

    /** Notes that somebody is at the desk, if nobody else has signed in or out meanwhile. */
    public void touch(Desk desk) {
        Instant now = clock.instant();
        DeskPerson person = desk.signedIn(now);
        if (person != null) {
            devices.touch(desk.device().id(), person.id(), now);
        }
    }

    /**
     * Whether somebody works or worked at a desk of this desk's establishment. Revoked desks and removed people count: what
     * they captured stays theirs.
     */
    public boolean isColleague(Desk desk, Signature signature) {
        return devices.find(signature.device())
                        .filter(device ->
                                device.establishment().equals(desk.device().establishment()))
                        .isPresent()
                && people.find(signature.person())
                        .filter(person -> person.device().equals(signature.device()))
                        .isPresent();
    }

    /** Those who may sign in. */
    public List<DeskPerson> people(UUID device) {
        return people.of(device);
    }

    /**
     * Adds somebody: the first person of a desk by whoever enrolled it, others by a person who is signed in.
     *
     * @throws DeskException if nobody is signed in, the name or PIN is none, or the desk is full
     */
    public DeskPerson add(Desk desk, @Nullable String name, @Nullable String pin) {
        String text = Labels.check(name, "/name");
        Pins.check(pin);
        Instant now = clock.instant();
        UUID device = desk.device().id();
        DeskPerson by = desk.signedIn(now);
        boolean first = by == null;
        List<DeskPerson> there = people.of(device);
        if (first && !there.isEmpty()) {
            throw locked();
        }
        // What is refused is not recorded; only of several at the same moment one may be, and be refused then.
        if (there.size() >= limits.people()) {
            throw tooMany();
        }
        return add(device, text, Objects.requireNonNull(pin), first, by(desk, by), now);
    }

    private DeskPerson add(UUID device, String name, String pin, boolean first, String by, Instant now) {
        String hash;
        try (DeskHashes.Room room = hashes.room()) {
            hash = room.pin(pin);
        }
        DeskPerson person = new DeskPerson(UUID.randomUUID(), device, name, 0, null);
        journal.record(new DeskPersonAdded(device, person.id(), now, Role.DESK.code(), by))
                .join();
        return switch (people.add(person, hash, first, limits.people(), now, by)) {
            case ADDED -> person;
            case NOT_FIRST -> throw locked();
            case FULL -> throw tooMany();
        };
    }

    private DeskException tooMany() {
        return new DeskException(FindingCode.TOO_MANY_PEOPLE, "", Integer.toString(limits.people()));
    }

    /**
     * Removes somebody from the desk.
     *
     * @return false if they are not there
     * @throws DeskException if nobody is signed in, or they are the last one
     */
    public boolean remove(Desk desk, UUID person) {
        Instant now = clock.instant();
        String by = by(desk, signedIn(desk, now));
        List<DeskPerson> all = people.of(desk.device().id());
        if (all.stream().noneMatch(one -> one.id().equals(person))) {
            return false;
        }
        if (all.size() == 1) {
            throw new DeskException(FindingCode.DESK_NEEDS_A_PERSON, "");
        }
        journal.record(new DeskPersonRemoved(desk.device().id(), person, now, Role.DESK.code(), by))
                .join();
        return people.remove(desk.device().id(), person, now, by);
    }

    /**
     * Signs somebody in.
     *
     * @return the desk with them; empty if they are not at it
     * @throws DeskException if the PIN is wrong, or they are locked
     */
    public Optional<Desk> open(Desk desk, UUID person, @Nullable String pin) {
        if (pin == null || !Pins.isPin(pin)) {
            throw new DeskException(
                    FindingCode.PIN_MALFORMED,
                    "/pin",
                    Integer.toString(Pins.MIN_LENGTH),
                    Integer.toString(Pins.MAX_LENGTH));
        }
        // Before the attempt is counted: who finds no room has not guessed.
        try (DeskHashes.Room room = hashes.room()) {
            return open(desk.device(), person, pin, room);
        }
    }

    private Optional<Desk> open(Device desk, UUID person, String pin, DeskHashes.Room room) {
        UUID device = desk.id();
        Instant now = clock.instant();
        DeskPeople.Attempt attempt =
                people.attempt(device, person, now, Pins::lock).orElse(null);
        if (attempt == null) {
            return Optional.empty();
        }
        String hash = attempt.pinHash();
        if (hash == null) {
            throw locked(attempt.person(), now);
        }
        if (!room.matches(pin, hash)) {
            if (attempt.person().isLocked(now)) {
                throw locked(attempt.person(), now);
            }
            int left = Pins.MAX_WRONG - attempt.person().wrongPins();
            throw new DeskException(FindingCode.PIN_WRONG, "/pin", Integer.toString(left));
        }
        people.rightPin(person);
        DeskPerson signedIn = new DeskPerson(person, device, attempt.person().name(), 0, null);
        return devices.openSession(device, person, now) ? Optional.of(new Desk(desk, signedIn, now)) : Optional.empty();
    }

    /** Signs out whoever is at the desk. */
    public void close(Desk desk) {
        devices.closeSession(desk.device().id());
    }

    /**
     * Ends the lock of somebody at the desk, by another person who is signed in.
     *
     * @return false if they are not there
     * @throws DeskException if nobody is signed in
     */
    public boolean unlock(Desk desk, UUID person) {
        signedIn(desk, clock.instant());
        return unlock(desk.device().id(), person);
    }

    /** Ends the lock of somebody at a device; false if they are not there. */
    public boolean unlock(UUID device, UUID person) {
        boolean there = people.of(device).stream().anyMatch(one -> one.id().equals(person));
        if (there) {
            people.rightPin(person);
        }
        return there;
    }

    private static DeskPerson signedIn(Desk desk, Instant now) {
        DeskPerson person = desk.signedIn(now);
        if (person == null) {
            throw locked();
        }
        return person;
    }

    /** A first person is added by whoever enrolled the browser, of whom nothing else is known. */
    private static String by(Desk desk, @Nullable DeskPerson person) {
        return person == null
                ? Signature.ofDevice(desk.device().id())
                : new Signature(desk.device().id(), person.id()).text();
    }

    private static DeskException locked() {
        return new DeskException(FindingCode.DESK_LOCKED, "");
    }

    private static DeskException locked(DeskPerson person, Instant now) {
        Instant until = Objects.requireNonNull(person.lockedUntil());
        Duration left = Duration.between(now, until);
        long minutes = Math.max(1, left.plusSeconds(59).toMinutes());
        return new DeskException(left, FindingCode.PIN_LOCKED, "/pin", Long.toString(minutes));
    }
}
