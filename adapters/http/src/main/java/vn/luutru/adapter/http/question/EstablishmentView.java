package vn.luutru.adapter.http.question;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * An establishment as the contract has it: what its register says of it today.
 *
 * @param state      null while its first description does not hold yet
 * @param mergedInto the establishment that is the same establishment and stays; null unless it is closed for that
 */
public record EstablishmentView(
        String id,
        String name,
        EstablishmentType type,
        @Nullable Integer stars,
        Regime regime,
        String ward,
        @Nullable String zone,
        int rooms,
        int beds,
        boolean remote,
        LocalDate validFrom,
        EstablishmentRecord.@Nullable State state,
        @Nullable String mergedInto) {

    public static EstablishmentView of(EstablishmentRecord found, LocalDate today) {
        Establishment description = found.on(today);
        EstablishmentId into = found.mergedIntoOn(today);
        return new EstablishmentView(
                description.id().value(),
                description.name(),
                description.type(),
                description.stars(),
                description.regime(),
                description.ward(),
                description.zone(),
                description.rooms(),
                description.beds(),
                description.remote(),
                description.validFrom(),
                found.descriptions().getFirst().validFrom().isAfter(today) ? null : found.stateOn(today),
                into == null ? null : into.value());
    }
}
