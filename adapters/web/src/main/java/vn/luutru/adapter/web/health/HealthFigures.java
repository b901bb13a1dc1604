package vn.luutru.adapter.web.health;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luutru.access.Territory;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.obligation.UnidentifiedPatients;
import vn.luutru.projection.report.HospitalsView;

/** Published figures of hospitals, for the pages: the same as the calls of the API return. */
public final class HealthFigures {

    private final PublishedHospitals hospitals;
    private final UnidentifiedPatients unidentified;
    private final PublishedDays published;

    public HealthFigures(PublishedHospitals hospitals, UnidentifiedPatients unidentified, PublishedDays published) {
        this.hospitals = hospitals;
        this.unidentified = unidentified;
        this.published = published;
    }

    /** The local day that began with the last midnight published. */
    LocalDate latest() {
        return published.latest();
    }

    /** The hospitals when a local day began. */
    HospitalsView on(LocalDate day, Territory territory) {
        return HospitalsView.of(hospitals.occupancy(day, territory), false);
    }

    /** All hospitals together when each of some consecutive local days began, the earliest first. */
    Map<LocalDate, HospitalsView.Persons> totals(List<LocalDate> days, Territory territory) {
        Map<LocalDate, HospitalsView.Persons> totals = new HashMap<>();
        hospitals.totals(days, territory).forEach((day, persons) -> totals.put(day, HospitalsView.persons(persons)));
        return totals;
    }

    /** Hospitals with patients whom nobody has identified within 48 hours, now. */
    List<UnidentifiedPatients.Hospital> unidentified(Territory territory) {
        return unidentified.pastTerm(territory);
    }
}
