package vn.luutru.adapter.web.tourism;

import java.util.List;
import vn.luutru.adapter.web.office.Office;

/** The parts of the tourism department's pages. */
final class TourismOffice {

    static final String OVERVIEW = "/du-lich";
    static final String MAP = "/du-lich/ban-do";
    static final String REPORTS = "/du-lich/bao-cao";
    static final String WALL = "/du-lich/man-hinh";

    /** What an address has for one ward of the territory. */
    static final String WARD = "phuong";

    static final Office OFFICE = new Office(
            "tourism",
            OVERVIEW,
            List.of(
                    new Office.Tab("overview", OVERVIEW, "chart"),
                    new Office.Tab("map", MAP, "map"),
                    new Office.Tab("reports", REPORTS, "receipt"),
                    new Office.Tab("wall", WALL, "eye")));

    private TourismOffice() {}
}
