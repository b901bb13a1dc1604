package vn.luutru.adapter.web.tourism;

import org.jspecify.annotations.Nullable;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.Margins;

/** What pages make of figures: with guests who have not left, and by how much each may err. */
final class Shown {

    private static final double TWO = Math.sqrt(2);

    private Shown() {}

    static double arrivalsMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        return margins == null ? 0 : margins.arrivals();
    }

    static double daysMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        return margins == null ? 0 : margins.guestDays();
    }

    /** Rooms used by guests who left and by those who have not, of rooms available; null without rooms. */
    static @Nullable Double occupancy(TourismView.Shown figures) {
        Double confirmed = figures.roomOccupancy();
        Double open = figures.openRoomOccupancy();
        return confirmed == null ? null : confirmed + (open == null ? 0 : open);
    }

    /** The same of a group; null too where as many rooms may as well be noise. */
    static @Nullable Double occupancyOfGroup(TourismView.Shown figures) {
        Double share = occupancy(figures);
        return share == null || share <= occupancyMargin(figures) ? null : share;
    }

    private static long nights(TourismView.Shown figures) {
        return figures.nights() + figures.openNights();
    }

    private static long overnight(TourismView.Shown figures) {
        return figures.overnightArrivals() + figures.openArrivals();
    }

    /** The average stay of a group; null where its nights or arrivals may as well be noise. */
    static @Nullable Double stayOfGroup(TourismView.Shown figures) {
        Margins margins = figures.margins();
        return margins != null
                        && (nights(figures) <= margins.allNights() || overnight(figures) <= margins.allOvernight())
                ? null
                : figures.averageStay();
    }

    /** Of a ratio of two sums that err apart from one another; 0 where they are exact or nothing. */
    static double stayMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        Double stay = figures.averageStay();
        if (margins == null || stay == null || nights(figures) == 0) {
            return 0;
        }
        return stay * Math.hypot(margins.allNights() / nights(figures), margins.allOvernight() / overnight(figures));
    }

    static double occupancyMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        Long rooms = figures.roomsAvailable();
        return margins == null || rooms == null || rooms == 0 ? 0 : TWO * margins.rooms() / rooms;
    }
}
