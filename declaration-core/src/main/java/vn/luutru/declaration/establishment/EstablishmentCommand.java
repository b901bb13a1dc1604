package vn.luutru.declaration.establishment;

import java.time.LocalDate;

/** What the administrator of the register says about an establishment. Days are local and inclusive. */
public sealed interface EstablishmentCommand {

    EstablishmentId establishment();

    /** The first local day on which it is to hold. */
    LocalDate from();

    /** This is how it is from the description's {@code validFrom} on; the first description registers it. */
    record Describe(Establishment description) implements EstablishmentCommand {
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
    record Suspend(EstablishmentId establishment, LocalDate from, String reason) implements EstablishmentCommand {}

    /** It takes guests again from this day on. */
    record Reopen(EstablishmentId establishment, LocalDate from) implements EstablishmentCommand {}

    /** It is no longer an establishment from this day on. */
    record Close(EstablishmentId establishment, LocalDate from, String reason) implements EstablishmentCommand {}

    /**
     * It is the same establishment as another one, and is none of its own from this day on. To reopen it from this day on takes that
     * back.
     *
     * @param into the one that stays
     */
    record Merge(EstablishmentId establishment, EstablishmentId into, LocalDate from, String reason)
            implements EstablishmentCommand {}
}
