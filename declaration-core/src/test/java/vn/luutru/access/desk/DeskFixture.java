package vn.luutru.access.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.journal.Journal;

/** The rules of desks on stores in memory, with a clock that is set by hand. */
final class DeskFixture {

    static final EstablishmentId ESTABLISHMENT = new EstablishmentId("38-16531-0001");
    static final EstablishmentId OTHER = new EstablishmentId("38-16531-0002");
    static final Caller.Operator KEY = new Caller.Operator(
            "key-7", Scope.establishments(Set.of(ESTABLISHMENT)), EnumSet.of(Operation.CHECK_IN, Operation.READ));
    static final Caller.Official ADMIN = new Caller.Official("admin-1", Role.ADMIN, Scope.province());
    static final Caller.Official SECOND = new Caller.Official("admin-2", Role.ADMIN, Scope.province());
    static final Sender SENDER = new Sender("a");

    final List<Event> log = new ArrayList<>();
    final MemoryDesks devices = new MemoryDesks();
    final MemoryPosters posterStore = new MemoryPosters();
    final DeskLimits limits = new DeskLimits(3, 2, 2, 3, 2, 4, 5, 7, 2, 3);
    Instant now = Instant.parse("2026-07-01T07:05:00Z");
    boolean down;

    /** Keys that are revoked, which another process may not know yet. */
    final Set<String> revokedKeys = new HashSet<>();

    private final InstantSource clock = () -> now;
    private final Journal journal = this::record;

    final DeviceAdministration administration =
            new DeviceAdministration(devices, new PlainHashes(), journal, clock, limits, this::stands);
    final Enrolment enrolment =
            new Enrolment(devices, new PlainHashes(), journal, clock, limits, this::stands, this::nanoTime);
    final DeskSessions sessions =
            new DeskSessions(devices, devices.people(), new PlainHashes(), journal, clock, limits, this::stands);
    final Posters posters =
            new Posters(posterStore, new PosterIds(new byte[32]), journal, clock, limits, this::nanoTime);
    final GuestCards cards = new GuestCards(posterStore, posters, clock, limits, this::nanoTime);

    private CompletableFuture<Journal.Entry> record(Event event) {
        if (down) {
            return CompletableFuture.failedFuture(new StoreUnavailableException("down", null));
        }
        log.add(event);
        return CompletableFuture.completedFuture(new Journal.Entry(new Recorded<>(log.size(), now, event), "n", false));
    }

    private boolean stands(String issuer) {
        return !revokedKeys.contains(issuer);
    }

    private long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** An enrolled browser, as its secret opens it. */
    String enrol() {
        return enrolment
                .enrol(administration.issue(KEY, ESTABLISHMENT, "Quầy chính").code(), SENDER)
                .secret();
    }

    Desk desk(String secret) {
        return sessions.find(secret).orElseThrow();
    }

    /** Hashes that hide nothing. */
    private static final class PlainHashes implements DeskHashes {

        @Override
        public byte[] lookup(String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Room room() {
            return new Room() {
                @Override
                public String pin(String pin) {
                    return "hash of " + pin;
                }

                @Override
                public boolean matches(String pin, String hash) {
                    return hash.equals("hash of " + pin);
                }

                @Override
                public void close() {}
            };
        }
    }
}
