package vn.luutru.adapter.web.zones;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.Zone;
import vn.luutru.projection.figures.PublishedDays;
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

    /** Every zone at that midnight. */
    List<ZoneView> all(Territory territory) {
        LocalDate day = latest();
        return directory.zones().stream()
                .map(Zone::id)
                .map(id -> of(id, day, territory))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A zone when a local day began; empty if there is none. */
    Optional<ZoneView> of(String zone, LocalDate day, Territory territory) {
        return zones.occupancy(zone, day, territory).map(found -> ZoneView.of(found, false));
    }

    /** How many lived there when a local day began; null where nothing is given, or the zone had no establishment yet. */
    @Nullable
    Long persons(String zone, LocalDate day, Territory territory) {
        return of(zone, day, territory)
                .filter(found -> !found.dormitories().isEmpty())
                .map(found -> found.total().persons().value())
                .orElse(null);
    }
}
