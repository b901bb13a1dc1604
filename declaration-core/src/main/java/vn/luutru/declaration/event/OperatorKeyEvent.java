package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What administrators do with operators' keys, so that nobody can give a key, use it and take it back unseen. */
public sealed interface OperatorKeyEvent extends JournalEvent {

    /** The id of the key. */
    UUID key();

    /** The account of the administrator. */
    @Override
    String by();

    /**
     * A key was made. Its secret is known to whoever made it, and its label stays out of the log: it may name a person.
     *
     * @param everyEstablishment whether it is for all establishments, present and future ones
     * @param establishments     those that it is for, in their order; empty if it is for all
     * @param operations         what it may do
     * @param pending            whether it opens nothing until another administrator confirms it
     * @param replaces           the key that it takes the place of; null for none
     */
    record OperatorKeyIssued(
            UUID key,
            boolean everyEstablishment,
            List<EstablishmentId> establishments,
            Set<String> operations,
            boolean pending,
            @Nullable UUID replaces,
            Instant at,
            String by)
            implements OperatorKeyEvent {

        public OperatorKeyIssued {
            establishments = List.copyOf(establishments);
            operations = Set.copyOf(operations);
        }

        @Override
        public UUID stream() {
            return key;
        }
    }

    /** Another administrator than the one who made a pending key confirmed it. */
    record OperatorKeyConfirmed(UUID key, Instant at, String by) implements OperatorKeyEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.key-confirmed\n" + key);
        }
    }

    /** A key opens nothing any more. */
    record OperatorKeyRevoked(UUID key, Instant at, String by) implements OperatorKeyEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.key-revoked\n" + key);
        }
    }
}
