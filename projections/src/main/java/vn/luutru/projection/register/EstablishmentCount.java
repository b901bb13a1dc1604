package vn.luutru.projection.register;

import java.time.Instant;

/**
 * How many are in an establishment.
 *
 * @param name         as last described; empty while it is not registered
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
        Instant lastReportAt) {}
