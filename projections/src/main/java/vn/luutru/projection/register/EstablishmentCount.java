package vn.luutru.projection.register;

import java.time.Instant;
import java.time.LocalDate;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * How many are in an establishment, those included who are declared under an id that is the same establishment.
 *
 * @param name         as described on the local day of the question; empty while it is not registered
 * @param ward         in which it lies now
 * @param inHouse      stays that go on
 * @param foreign      of these, {@link ResidentTrait#FOREIGN}
 * @param withoutPapers of these, {@link ResidentTrait#WITHOUT_PAPERS}
 * @param unidentified of these, {@link ResidentTrait#UNIDENTIFIED}
 * @param longStays    of these, {@link ResidentTrait#LONG_STAY}
 * @param arrivedToday of these, arrived on the local day of the question
 * @param lastReportAt when the newest of them was first reported
 */
public record EstablishmentCount(
        String establishmentId,
        String name,
        String ward,
        int inHouse,
        int foreign,
        int withoutPapers,
        int unidentified,
        int longStays,
        int arrivedToday,
        Instant lastReportAt) {

    /** Both together, under the name and ward of this one. */
    EstablishmentCount plus(EstablishmentCount more) {
        return new EstablishmentCount(
                establishmentId,
                name,
                ward,
                inHouse + more.inHouse,
                foreign + more.foreign,
                withoutPapers + more.withoutPapers,
                unidentified + more.unidentified,
                longStays + more.longStays,
                arrivedToday + more.arrivedToday,
                lastReportAt.isAfter(more.lastReportAt) ? lastReportAt : more.lastReportAt);
    }

    /** The same under the establishment that is the same establishment. */
    EstablishmentCount of(EstablishmentRecord surviving, LocalDate today) {
        Establishment now = surviving.on(today);
        return new EstablishmentCount(
                surviving.id().value(),
                now.name(),
                now.ward(),
                inHouse,
                foreign,
                withoutPapers,
                unidentified,
                longStays,
                arrivedToday,
                lastReportAt);
    }
}
