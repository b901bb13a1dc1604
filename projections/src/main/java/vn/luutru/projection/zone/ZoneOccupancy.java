package vn.luutru.projection.zone;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * A zone at an instant. Groups other than dormitories are named where a person of theirs lived in, came to or left the
 * zone in the month; in published figures those that {@link PublishedZones} names.
 *
 * @param beds          bed places of the establishments that are registered and not closed on the local day of
 *                      {@code at}
 * @param total         of the whole zone
 * @param dormitories   every establishment that lies in the zone on that day, by id; one whose first description holds
 *                      only later, if somebody is in it, came to it or left it
 * @param employers     by tax code and name
 * @param sexes         by sex, UNKNOWN when it was not declared
 * @param origins       DOMESTIC for the nationality of Viet Nam, INTERNATIONAL for others, UNKNOWN when none is declared
 * @param nationalities by ISO 3166-1 alpha-3, null when none is declared
 * @param provinces     by the 2-digit code of the home province, null when none is declared
 */
public record ZoneOccupancy(
        String zone,
        Instant at,
        long beds,
        Figures total,
        List<Dormitory> dormitories,
        List<Employer> employers,
        List<Part> sexes,
        List<Part> origins,
        List<Part> nationalities,
        List<Part> provinces) {

    /**
     * What is counted of stays that are not cancelled.
     *
     * @param persons   in house: arrived at or before the instant and not departed until after it
     * @param occupied  bed places they use: persons of several shifts declared with the same room and bed use one, a
     *                  person declared without a bed uses one of their own
     * @param arrivals  arrived since the local month began, the instant included
     * @param leavings  departed since the local month began, the instant included
     * @param past30    of the persons, those who are no foreigners and whose arrival lies 30 or more local days back:
     *                  temporary residence is to be registered (law 68/2020/QH14, article 27)
     * @param missingCheckOuts of the persons, those without a departure whose planned day of departure is over, or, where
     *                  none was declared, so many nights as {@code luutru.statistics.open-nights} says: their check-out is
     *                  taken for forgotten, and nobody knows whether they are there
     */
    public record Figures(
            long persons, long occupied, long arrivals, long leavings, long past30, long missingCheckOuts) {

        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        /** The sum of both. */
        public Figures plus(Figures other) {
            return new Figures(
                    persons + other.persons,
                    occupied + other.occupied,
                    arrivals + other.arrivals,
                    leavings + other.leavings,
                    past30 + other.past30,
                    missingCheckOuts + other.missingCheckOuts);
        }

        /** With so many more persons than beds. */
        Figures with(long surplus) {
            return new Figures(persons, persons - surplus, arrivals, leavings, past30, missingCheckOuts);
        }
    }

    /**
     * An establishment.
     *
     * @param state null on a day before its first description holds
     * @param beds  bed places; 0 when it is closed, or not registered yet
     */
    public record Dormitory(
            String id,
            String name,
            EstablishmentType type,
            String ward,
            EstablishmentRecord.@Nullable State state,
            long beds,
            Figures figures) {}

    /**
     * An employer of those who live in the zone. A bed shared by workers of two employers counts for both.
     *
     * @param taxCode null when it was not declared: then employers are distinguished by name
     * @param name    as declared, of several spellings the most frequent, of these the first in the alphabet; null when it
     *                was not declared
     */
    public record Employer(
            @Nullable String taxCode, @Nullable String name, Figures figures) {}

    /** Persons who have something in common. A bed shared by persons of two groups counts for both. */
    public record Part(@Nullable String value, Figures figures) {}
}
