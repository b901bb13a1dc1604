package vn.luutru.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.OperatorKey.State;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyConfirmed;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyIssued;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyRevoked;
import vn.luutru.declaration.journal.Journal;

/**
 * Issues, confirms, rotates and revokes operators' keys. Each act is on disk, with who did it, before it has an effect:
 * if it cannot be recorded, it does not happen. A key that reads stays or is for all establishments needs two
 * administrators.
 *
 * <p>All methods block, and fail as {@link Journal#record} and the keys' database do.
 */
public final class KeyAdministration {

    /** Somebody would confirm their own key. */
    public static final class SameAdministratorException extends RuntimeException {

        SameAdministratorException() {
            super("A key is confirmed by another administrator than the one who issued it", null, false, false);
        }
    }

    private final OperatorKeys keys;
    private final Journal journal;
    private final InstantSource clock;
    private final BiConsumer<Caller.Official, UUID> revokeDependents;

    /** Keys from which nothing else was made. */
    public KeyAdministration(OperatorKeys keys, Journal journal, InstantSource clock) {
        this(keys, journal, clock, (admin, key) -> {});
    }

    /**
     * @param revokeDependents takes back what was made with a key, by its id, before the key itself is revoked and once
     *                         more after it, since the key may make something in between; it may be called again when the
     *                         revocation failed in between
     */
    public KeyAdministration(
            OperatorKeys keys,
            Journal journal,
            InstantSource clock,
            BiConsumer<Caller.Official, UUID> revokeDependents) {
        this.keys = keys;
        this.journal = journal;
        this.clock = clock;
        this.revokeDependents = revokeDependents;
    }

    /** Every key, revoked ones too, oldest first. */
    public List<OperatorKey> all() {
        return keys.all();
    }

    /** A new key, pending if it needs two administrators. */
    public OperatorKey issue(
            Caller.Official admin, String label, Scope scope, Set<Operation> operations, byte[] secretHash) {
        return issue(admin, label, scope, operations, null, secretHash);
    }

    /**
     * A new secret for what a key is good for, as a key of its own. The old one is revoked as soon as the new one is
     * valid: at once, or when the second administrator confirms it.
     *
     * @return empty if there is no valid key of this id
     */
    public Optional<OperatorKey> rotate(Caller.Official admin, UUID id, byte[] secretHash) {
        return keys.find(id)
                .filter(old -> old.state() == State.VALID)
                .map(old -> issue(admin, old.label(), old.scope(), old.operations(), id, secretHash));
    }

    /**
     * The confirmation of a pending key; a valid one stays as it is.
     *
     * @return empty if there is no such key or it is revoked
     * @throws SameAdministratorException if this administrator issued it
     */
    public Optional<OperatorKey> confirm(Caller.Official admin, UUID id) {
        OperatorKey key = keys.find(id).orElse(null);
        if (key == null || key.state() == State.REVOKED) {
            return Optional.empty();
        }
        if (key.state() == State.VALID) {
            return Optional.of(key);
        }
        if (admin.id().equals(key.issuedBy())) {
            throw new SameAdministratorException();
        }
        Instant now = clock.instant();
        journal.record(new OperatorKeyConfirmed(id, now, admin.id())).join();
        keys.confirm(id, now, admin.id());
        if (key.replaces() != null) {
            replace(admin, key.replaces());
        }
        return keys.find(id);
    }

    /**
     * Revokes a key, a pending one too, with what was made with it and with those that it took the place of; false if
     * there is none that is not revoked.
     */
    public boolean revoke(Caller.Official admin, UUID id) {
        OperatorKey key = keys.find(id).orElse(null);
        if (key == null || key.state() == State.REVOKED) {
            return false;
        }
        revokeMadeWith(admin, key);
        boolean revoked = revoke(admin, key);
        revokeMadeWith(admin, key);
        return revoked;
    }

    private void revokeMadeWith(Caller.Official admin, OperatorKey key) {
        for (OperatorKey one = key; one != null; one = predecessor(one)) {
            revokeDependents.accept(admin, one.id());
        }
    }

    private @Nullable OperatorKey predecessor(OperatorKey key) {
        return key.replaces() == null ? null : keys.find(key.replaces()).orElse(null);
    }

    /** What was made with a key that has a successor stays: the same hands hold it. */
    private void replace(Caller.Official admin, UUID id) {
        keys.find(id).filter(key -> key.state() != State.REVOKED).ifPresent(key -> revoke(admin, key));
    }

    private boolean revoke(Caller.Official admin, OperatorKey key) {
        UUID id = key.id();
        Instant now = clock.instant();
        journal.record(new OperatorKeyRevoked(id, now, admin.id())).join();
        return keys.revoke(id, now, admin.id());
    }

    private OperatorKey issue(
            Caller.Official admin,
            String label,
            Scope scope,
            Set<Operation> operations,
            @Nullable UUID replaces,
            byte[] secretHash) {
        boolean pending = OperatorKey.needsTwo(scope, operations);
        OperatorKey key = new OperatorKey(
                UUID.randomUUID(),
                label,
                scope,
                operations,
                clock.instant(),
                admin.id(),
                pending ? State.PENDING : State.VALID,
                null,
                null,
                replaces,
                null);
        journal.record(new OperatorKeyIssued(
                        key.id(),
                        scope instanceof Scope.Province,
                        named(scope),
                        operations.stream().map(Operation::code).collect(Collectors.toSet()),
                        pending,
                        replaces,
                        key.createdAt(),
                        admin.id()))
                .join();
        keys.add(key, secretHash);
        if (!pending && replaces != null) {
            replace(admin, replaces);
        }
        return key;
    }

    private static List<EstablishmentId> named(Scope scope) {
        return scope instanceof Scope.Establishments named
                ? named.ids().stream()
                        .sorted(java.util.Comparator.comparing(EstablishmentId::value))
                        .toList()
                : List.of();
    }
}
