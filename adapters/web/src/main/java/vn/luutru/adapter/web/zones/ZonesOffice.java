package vn.luutru.adapter.web.zones;

import java.util.List;
import vn.luutru.adapter.web.office.Office;

/** The parts of the zones' pages. */
final class ZonesOffice {

    static final String OVERVIEW = "/khu-cong-nghiep";
    static final String EMPLOYERS = "/khu-cong-nghiep/doanh-nghiep";
    static final String MOVES = "/khu-cong-nghiep/bien-dong";
    static final String LONG = "/khu-cong-nghiep/tu-30-ngay";

    static final Office OFFICE = new Office(
            "zones",
            OVERVIEW,
            List.of(
                    new Office.Tab("overview", OVERVIEW, "bed"),
                    new Office.Tab("employers", EMPLOYERS, "factory"),
                    new Office.Tab("moves", MOVES, "move"),
                    new Office.Tab("long", LONG, "clock")));

    private ZonesOffice() {}
}
