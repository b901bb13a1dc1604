package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;

/** What happened to an establishment. Days are local and inclusive: the fact holds from that day on. */
public sealed interface EstablishmentEvent extends Event {

    EstablishmentId establishment();

    /** The first local day on which it holds. */
    LocalDate from();

    /** When it was recorded, by the clock of the service. */
    Instant at();

    /** The id of the account that said so. */
    String by();

    @Override
    default UUID stream() {
        return streamOf(establishment());
    }

    /** The stream of an establishment. */
    static UUID streamOf(EstablishmentId id) {
        return Names.uuid("luutru.establishment\n" + id.value());
    }

    record EstablishmentRegistered(Establishment description, Instant at, String by) implements EstablishmentEvent {
        @Override
        public EstablishmentId establishment() {
            return description.id();
        }

        @Override
        public LocalDate from() {
            return description.validFrom();
        }
    }

    /** The whole new description; it holds from its {@code validFrom} on. */
    record EstablishmentChanged(Establishment description, Instant at, String by) implements EstablishmentEvent {
        @Override
        public EstablishmentId establishment() {
            return description.id();
        }

        @Override
        public LocalDate from() {
            return description.validFrom();
        }
    }

    /** It takes no guests from this day on, for the time being. */
    record EstablishmentSuspended(EstablishmentId establishment, LocalDate from, String reason, Instant at, String by)
            implements EstablishmentEvent {}

    /** It takes guests again from this day on. */
    record EstablishmentReopened(EstablishmentId establishment, LocalDate from, Instant at, String by)
            implements EstablishmentEvent {}

    /** It is no longer an establishment from this day on. */
    record EstablishmentClosed(EstablishmentId establishment, LocalDate from, String reason, Instant at, String by)
            implements EstablishmentEvent {}

    /**
     * It is the same establishment as another one, which stays, and is none of its own from this day on.
     *
     * @param into the one that stays
     */
    record EstablishmentMerged(
            EstablishmentId establishment, EstablishmentId into, LocalDate from, String reason, Instant at, String by)
            implements EstablishmentEvent {}
}
