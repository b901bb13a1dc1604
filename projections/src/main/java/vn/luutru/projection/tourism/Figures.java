package vn.luutru.projection.tourism;

import org.jspecify.annotations.Nullable;
import vn.luutru.projection.tourism.cube.TourismCube;

/**
 * What is counted of tourists in one group within a period. Each night belongs to the local day on which it begins; a
 * night counts once its midnight (in {@link vn.luutru.declaration.Vietnam#ZONE}) is over.
 *
 * @param dayGuests         arrivals in the period with a departure on the same local day
 * @param overnightArrivals arrivals in the period with a departure on a later day
 * @param openArrivals      arrivals in the period without a departure
 * @param nights            guest-nights: local midnights of the period crossed by guests who have departed
 * @param openNights        the same of guests without a departure, up to now, and for so many nights after the arrival
 *                          as {@link TourismCube} takes an unreported departure for possible
 * @param roomsUsed         room-nights: distinct rooms of an establishment occupied on a night by guests who have
 *                          departed, summed over nights; a stay without a room is a room of its own; null in groups of
 *                          persons
 * @param openRoomsUsed     the same of rooms occupied only by guests without a departure; null in groups of persons
 * @param roomsAvailable    rooms of open establishments, summed over the nights that are over; null in groups of
 *                          persons
 * @param bedsAvailable     bed places of the same, without extra beds; null in groups of persons
 * @param cells             how many published cells were added up, each with noise of its own; 0 of exact figures
 */
public record Figures(
        long dayGuests,
        long overnightArrivals,
        long openArrivals,
        long nights,
        long openNights,
        @Nullable Long roomsUsed,
        @Nullable Long openRoomsUsed,
        @Nullable Long roomsAvailable,
        @Nullable Long bedsAvailable,
        long cells) {

    /** Nobody, and no establishment. */
    public static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0L, 0L, 0L, 0L);

    /** Nobody, in groups of persons. */
    public static final Figures OF_NOBODY = new Figures(0, 0, 0, 0, 0, null, null, null, null);

    /** Exact ones. */
    public Figures(
            long dayGuests,
            long overnightArrivals,
            long openArrivals,
            long nights,
            long openNights,
            @Nullable Long roomsUsed,
            @Nullable Long openRoomsUsed,
            @Nullable Long roomsAvailable,
            @Nullable Long bedsAvailable) {
        this(
                dayGuests,
                overnightArrivals,
                openArrivals,
                nights,
                openNights,
                roomsUsed,
                openRoomsUsed,
                roomsAvailable,
                bedsAvailable,
                0);
    }

    /** By how much these figures may err; null where they are exact. */
    public @Nullable Margins margins() {
        return cells == 0 ? null : Margins.of(cells, roomsUsed == null);
    }

    /** One for each person and stay, on the local day of arrival. */
    public long arrivals() {
        return dayGuests + overnightArrivals + openArrivals;
    }

    /**
     * Nights for each overnight arrival, of guests who have departed and of those who have not; null without one. It is an
     * average stay where the guests whose nights are counted are nearly those whose arrivals are: see
     * {@link TourismAnswer#averageStay}.
     */
    @Nullable
    Double averageStay() {
        return ratio(nights + openNights, overnightArrivals + openArrivals);
    }

    /**
     * Rooms used by guests who have departed, of rooms available, net of suspensions and closures (Eurostat's net
     * occupancy); null without rooms.
     */
    public @Nullable Double roomOccupancy() {
        return roomsUsed == null ? null : ratio(roomsUsed, roomsAvailable);
    }

    /** What rooms used only by guests without a departure add to {@link #roomOccupancy}. */
    public @Nullable Double openRoomOccupancy() {
        return openRoomsUsed == null ? null : ratio(openRoomsUsed, roomsAvailable);
    }

    /**
     * Guest-nights of guests who have departed, of bed places available; above 1 where extra beds were used; null
     * without beds.
     */
    public @Nullable Double bedOccupancy() {
        return ratio(nights, bedsAvailable);
    }

    /** What guests without a departure add to {@link #bedOccupancy}. */
    public @Nullable Double openBedOccupancy() {
        return ratio(openNights, bedsAvailable);
    }

    /** Whether anybody is counted, or a room. */
    boolean any() {
        return arrivals() + nights + openNights > 0
                || (roomsUsed != null && roomsUsed > 0)
                || (openRoomsUsed != null && openRoomsUsed > 0);
    }

    /** The sum of both. */
    public Figures plus(Figures more) {
        return new Figures(
                dayGuests + more.dayGuests,
                overnightArrivals + more.overnightArrivals,
                openArrivals + more.openArrivals,
                nights + more.nights,
                openNights + more.openNights,
                sum(roomsUsed, more.roomsUsed),
                sum(openRoomsUsed, more.openRoomsUsed),
                sum(roomsAvailable, more.roomsAvailable),
                sum(bedsAvailable, more.bedsAvailable),
                cells + more.cells);
    }

    /** Of counts alone, without what is available. */
    Figures minus(Figures less) {
        return new Figures(
                dayGuests - less.dayGuests,
                overnightArrivals - less.overnightArrivals,
                openArrivals - less.openArrivals,
                nights - less.nights,
                openNights - less.openNights,
                difference(roomsUsed, less.roomsUsed),
                difference(openRoomsUsed, less.openRoomsUsed),
                null,
                null);
    }

    private static @Nullable Long difference(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : one - other;
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : one + other;
    }

    private static @Nullable Double ratio(long part, @Nullable Long whole) {
        return whole == null || whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
}
