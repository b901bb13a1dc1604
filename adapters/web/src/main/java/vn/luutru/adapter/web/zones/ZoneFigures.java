package vn.luutru.adapter.web.zones;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luutru.access.Territory;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.Zone;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.report.Cell;
import vn.luutru.projection.report.ZoneView;
import vn.luutru.projection.zone.PublishedZones;

/** Published figures of zones, for the pages: the same as the calls of the API return. */
public final class ZoneFigures {

    private final DirectoryQueries directory;
    private final PublishedZones zones;
    private final PublishedDays published;

    public ZoneFigures(DirectoryQueries directory, PublishedZones zones, PublishedDays published) {
        this.directory = directory;
        this.zones = zones;
        this.published = published;
    }

    /** The local day that began with the last midnight published. */
    LocalDate latest() {
        return published.latest();
    }

    /** Every zone with establishments of a territory, at that midnight. */
    List<ZoneView> all(Territory territory) {
        LocalDate day = latest();
        return directory.zones(territory).stream()
                .map(Zone::id)
                .map(id -> of(id, day, territory))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A zone when a local day began; empty if there is none. */
    Optional<ZoneView> of(String zone, LocalDate day, Territory territory) {
        return zones.occupancy(zone, day, territory).map(found -> ZoneView.of(found, false));
    }

    /**
     * How many lived in some zones when each of some local days began, added up.
     *
     * @param days consecutive, the earliest first
     * @return by day; none for a day of which nothing is given, or on which no zone had an establishment yet
     */
    Map<LocalDate, Long> persons(Collection<String> zoneIds, List<LocalDate> days, Territory territory) {
        Map<LocalDate, Long> sums = new HashMap<>();
        for (String zone : zoneIds) {
            zones.persons(zone, days, territory).forEach((day, count) -> {
                Long shown = Cell.published(count).value();
                if (shown != null) {
                    sums.merge(day, shown, Long::sum);
                }
            });
        }
        return sums;
    }
}
