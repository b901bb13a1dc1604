package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.luutru.access.OperatorKey.State;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OperatorKeyEvent;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyConfirmed;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyIssued;
import vn.luutru.declaration.event.OperatorKeyEvent.OperatorKeyRevoked;
import vn.luutru.declaration.journal.Journal;

class KeyAdministrationTest {

    private static final Caller.Official FIRST = new Caller.Official("admin-1", Role.ADMIN, Scope.province());
    private static final Caller.Official SECOND = new Caller.Official("admin-2", Role.ADMIN, Scope.province());
    private static final Scope ONE = Scope.establishments(Set.of(new EstablishmentId("E-1")));
    private static final Set<Operation> DECLARE = EnumSet.of(Operation.CHECK_IN, Operation.CHECK_OUT);

    private final List<Event> log = new ArrayList<>();
    private final KeysInMemory keys = new KeysInMemory();
    private boolean down;
    private final KeyAdministration administration =
            new KeyAdministration(keys, this::record, InstantSource.fixed(Instant.EPOCH));

    private CompletableFuture<Journal.Entry> record(Event event) {
        if (down) {
            return CompletableFuture.failedFuture(new StoreUnavailableException("down", null));
        }
        log.add(event);
        return CompletableFuture.completedFuture(
                new Journal.Entry(new Recorded<>(log.size(), Instant.EPOCH, event), "n", false));
    }

    @Test
    void a_key_that_only_declares_for_named_establishments_is_valid_at_once() {
        OperatorKey key = administration.issue(FIRST, "a", ONE, DECLARE, new byte[] {1});
        assertThat(key.state()).isEqualTo(State.VALID);
        assertThat(log).singleElement().isInstanceOfSatisfying(OperatorKeyIssued.class, issued -> {
            assertThat(issued.by()).isEqualTo("admin-1");
            assertThat(issued.pending()).isFalse();
            assertThat(issued.establishments()).containsExactly(new EstablishmentId("E-1"));
        });
    }

    @Test
    void a_key_that_reads_or_is_for_all_establishments_needs_another_administrator() {
        for (OperatorKey key : List.of(
                administration.issue(FIRST, "a", ONE, EnumSet.of(Operation.READ), new byte[] {1}),
                administration.issue(FIRST, "b", Scope.province(), DECLARE, new byte[] {2}))) {
            assertThat(key.state()).isEqualTo(State.PENDING);
            assertThatThrownBy(() -> administration.confirm(FIRST, key.id()))
                    .isInstanceOf(KeyAdministration.SameAdministratorException.class);
            assertThat(state(key)).isEqualTo(State.PENDING);
            assertThat(administration.confirm(SECOND, key.id()))
                    .map(OperatorKey::state)
                    .contains(State.VALID);
            assertThat(log.getLast())
                    .isInstanceOfSatisfying(
                            OperatorKeyConfirmed.class,
                            confirmed -> assertThat(confirmed.by()).isEqualTo("admin-2"));
        }
    }

    @Test
    void a_rotated_key_goes_on_until_its_successor_is_valid() {
        OperatorKey declares = administration.issue(FIRST, "a", ONE, DECLARE, new byte[] {1});
        OperatorKey next =
                administration.rotate(FIRST, declares.id(), new byte[] {2}).orElseThrow();
        assertThat(next.replaces()).isEqualTo(declares.id());
        assertThat(state(next)).isEqualTo(State.VALID);
        assertThat(state(declares)).isEqualTo(State.REVOKED);
        assertThat(administration.rotate(FIRST, declares.id(), new byte[] {3})).isEmpty();

        OperatorKey reads = administration.issue(FIRST, "b", ONE, EnumSet.allOf(Operation.class), new byte[] {4});
        administration.confirm(SECOND, reads.id());
        OperatorKey successor =
                administration.rotate(SECOND, reads.id(), new byte[] {5}).orElseThrow();
        assertThat(state(successor)).isEqualTo(State.PENDING);
        assertThat(state(reads)).isEqualTo(State.VALID);
        administration.confirm(FIRST, successor.id());
        assertThat(state(successor)).isEqualTo(State.VALID);
        assertThat(state(reads)).isEqualTo(State.REVOKED);
        assertThat(log.getLast()).isInstanceOf(OperatorKeyRevoked.class);
    }

    @Test
    void what_cannot_be_recorded_does_not_happen() {
        OperatorKey pending = administration.issue(FIRST, "a", Scope.province(), DECLARE, new byte[] {1});
        down = true;
        assertThatThrownBy(() -> administration.issue(FIRST, "b", ONE, DECLARE, new byte[] {2}))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> administration.confirm(SECOND, pending.id())).isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> administration.revoke(SECOND, pending.id())).isInstanceOf(CompletionException.class);
        assertThat(keys.all())
                .singleElement()
                .satisfies(key -> assertThat(key.state()).isEqualTo(State.PENDING));
    }

    @Test
    void a_revoked_key_is_not_confirmed_any_more() {
        OperatorKey key = administration.issue(FIRST, "a", Scope.province(), DECLARE, new byte[] {1});
        assertThat(administration.revoke(FIRST, key.id())).isTrue();
        assertThat(administration.revoke(FIRST, key.id())).isFalse();
        assertThat(administration.confirm(SECOND, key.id())).isEmpty();
        assertThat(log)
                .allSatisfy(event -> assertThat(event).isInstanceOf(OperatorKeyEvent.class))
                .hasSize(2);
    }

    @Test
    void what_was_made_with_a_key_and_its_predecessors_is_taken_back_before_the_key_and_kept_when_it_is_rotated() {
        List<UUID> takenBack = new ArrayList<>();
        KeyAdministration cascading = new KeyAdministration(
                keys, this::record, InstantSource.fixed(Instant.EPOCH), (admin, key) -> takenBack.add(key));
        OperatorKey first = cascading.issue(FIRST, "a", ONE, DECLARE, new byte[] {1});
        OperatorKey second = cascading.rotate(FIRST, first.id(), new byte[] {2}).orElseThrow();
        assertThat(state(first)).isEqualTo(State.REVOKED);
        assertThat(takenBack).isEmpty();
        down = true;
        assertThatThrownBy(() -> cascading.revoke(FIRST, second.id())).isInstanceOf(CompletionException.class);
        down = false;
        takenBack.clear();
        assertThat(cascading.revoke(FIRST, second.id())).isTrue();
        assertThat(takenBack).containsExactly(second.id(), first.id(), second.id(), first.id());
    }

    @Test
    void what_a_key_makes_until_it_is_revoked_is_taken_back_too() {
        List<UUID> made = new ArrayList<>();
        KeyAdministration cascading = new KeyAdministration(
                keys,
                event -> {
                    if (event instanceof OperatorKeyRevoked revoked) {
                        made.add(revoked.key());
                    }
                    return record(event);
                },
                InstantSource.fixed(Instant.EPOCH),
                (admin, key) -> made.remove(key));
        OperatorKey key = cascading.issue(FIRST, "a", ONE, DECLARE, new byte[] {1});
        made.add(key.id());
        assertThat(cascading.revoke(FIRST, key.id())).isTrue();
        assertThat(made).isEmpty();
    }

    @Test
    void what_was_made_with_a_key_stands_while_the_key_or_its_successor_does() {
        KeySuccession succession = new KeySuccession(keys);
        OperatorKey first = administration.issue(FIRST, "a", ONE, DECLARE, new byte[] {1});
        OperatorKey second =
                administration.rotate(FIRST, first.id(), new byte[] {2}).orElseThrow();
        OperatorKey third =
                administration.rotate(FIRST, second.id(), new byte[] {3}).orElseThrow();
        for (OperatorKey key : List.of(first, second, third)) {
            assertThat(succession.stands(key.id().toString())).isTrue();
        }
        administration.revoke(FIRST, third.id());
        for (OperatorKey key : List.of(first, second, third)) {
            assertThat(succession.stands(key.id().toString())).isFalse();
        }
        assertThat(succession.stands("admin-1")).isTrue();
        assertThat(succession.stands(new UUID(7, 7).toString()))
                .as("an account whose id looks like a key's")
                .isTrue();
    }

    @Test
    void a_successor_that_nobody_confirmed_keeps_nothing() {
        OperatorKey first = administration.issue(FIRST, "a", ONE, EnumSet.allOf(Operation.class), new byte[] {1});
        administration.confirm(SECOND, first.id());
        assertThat(administration.rotate(FIRST, first.id(), new byte[] {2}))
                .map(OperatorKey::state)
                .contains(State.PENDING);
        administration.revoke(FIRST, first.id());
        assertThat(new KeySuccession(keys).stands(first.id().toString())).isFalse();
    }

    private State state(OperatorKey key) {
        return keys.find(key.id()).orElseThrow().state();
    }

    /** Keys as the database keeps them. */
    private static final class KeysInMemory implements OperatorKeys {

        private final Map<UUID, OperatorKey> keys = new LinkedHashMap<>();

        @Override
        public Optional<OperatorKey> find(byte[] secretHash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<OperatorKey> find(UUID id) {
            return Optional.ofNullable(keys.get(id));
        }

        @Override
        public void add(OperatorKey key, byte[] secretHash) {
            keys.put(key.id(), key);
        }

        @Override
        public List<OperatorKey> all() {
            return List.copyOf(keys.values());
        }

        @Override
        public boolean confirm(UUID id, Instant at, String by) {
            return keys.computeIfPresent(id, (same, key) -> with(key, State.VALID, by, at, null)) != null;
        }

        @Override
        public boolean revoke(UUID id, Instant at, String by) {
            return keys.computeIfPresent(
                            id, (same, key) -> with(key, State.REVOKED, key.confirmedBy(), key.confirmedAt(), at))
                    != null;
        }

        private static OperatorKey with(
                OperatorKey key, State state, String confirmedBy, Instant confirmedAt, Instant revokedAt) {
            return new OperatorKey(
                    key.id(),
                    key.label(),
                    key.scope(),
                    key.operations(),
                    key.createdAt(),
                    key.issuedBy(),
                    state,
                    confirmedBy,
                    confirmedAt,
                    key.replaces(),
                    revokedAt);
        }
    }
}
