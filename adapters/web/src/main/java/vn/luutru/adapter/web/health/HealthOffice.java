package vn.luutru.adapter.web.health;

import java.util.List;
import vn.luutru.adapter.web.office.Office;

/** The parts of the health department's pages. */
final class HealthOffice {

    static final String OVERVIEW = "/y-te";
    static final String DEPARTMENTS = "/y-te/khoa";
    static final String TREND = "/y-te/xu-huong";

    static final Office OFFICE = new Office(
            "health",
            OVERVIEW,
            List.of(
                    new Office.Tab("overview", OVERVIEW, "hospital"),
                    new Office.Tab("departments", DEPARTMENTS, "list"),
                    new Office.Tab("trend", TREND, "chart")));

    private HealthOffice() {}
}
