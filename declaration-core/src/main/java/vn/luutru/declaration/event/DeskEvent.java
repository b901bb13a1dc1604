package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Who gives and takes reception desks, the people at them and the posters for guests. Labels and names stay out of the
 * log: they may name a person.
 */
public sealed interface DeskEvent extends JournalEvent {

    /** The role in which it was done: {@code OPERATOR}, {@code ADMIN} or {@code DESK}. */
    String role();

    /**
     * An enrolment code for a browser was made.
     *
     * @param operations what may be done from it
     * @param pending    whether the code opens nothing until another administrator confirms it
     */
    record DeviceIssued(
            UUID device,
            EstablishmentId establishment,
            Set<String> operations,
            boolean pending,
            Instant at,
            String role,
            String by)
            implements DeskEvent {

        public DeviceIssued {
            operations = Set.copyOf(operations);
        }

        @Override
        public UUID stream() {
            return device;
        }
    }

    /** Another administrator than the one who asked for it confirmed a device. */
    record DeviceConfirmed(UUID device, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.device-confirmed\n" + device);
        }
    }

    /** A browser traded the code for a session. */
    record DeviceEnrolled(UUID device, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.device-enrolled\n" + device);
        }
    }

    /** The browser is refused from now on. */
    record DeviceRevoked(UUID device, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.device-revoked\n" + device);
        }
    }

    /** Somebody may sign in at a desk. */
    record DeskPersonAdded(UUID device, UUID person, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return person;
        }
    }

    /** Somebody may no longer sign in at a desk. */
    record DeskPersonRemoved(UUID device, UUID person, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.desk-person-removed\n" + person);
        }
    }

    /** An establishment has a poster for its guests. */
    record PosterIssued(UUID poster, EstablishmentId establishment, Instant at, String role, String by)
            implements DeskEvent {
        @Override
        public UUID stream() {
            return poster;
        }
    }

    /** Nothing that guests type by a poster arrives any more. */
    record PosterRevoked(UUID poster, Instant at, String role, String by) implements DeskEvent {
        @Override
        public UUID stream() {
            return Names.uuid("luutru.poster-revoked\n" + poster);
        }
    }
}
