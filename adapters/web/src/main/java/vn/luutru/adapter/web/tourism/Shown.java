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

    /** Nights and open nights are two sums. */
    static double daysMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        return margins == null ? 0 : TWO * margins.nights();
    }

    /** Rooms used by guests who left and by those who have not, of rooms available; null without rooms. */
    static @Nullable Double occupancy(TourismView.Shown figures) {
        Double confirmed = figures.roomOccupancy();
        Double open = figures.openRoomOccupancy();
        return confirmed == null ? null : confirmed + (open == null ? 0 : open);
    }

    static double occupancyMargin(TourismView.Shown figures) {
        Margins margins = figures.margins();
        Long rooms = figures.roomsAvailable();
        return margins == null || rooms == null || rooms == 0 ? 0 : TWO * margins.rooms() / rooms;
    }
}
