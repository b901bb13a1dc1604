package vn.luutru.adapter.web.chart;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;

/** Draws maps of the province: of tiles, or of the polygons that its authority brings. */
public final class WardMaps {

    private final WardShapes shapes;
    private final boolean polygons;

    /**
     * @param file a GeoJSON file with the wards' polygons; null for tiles
     * @throws IllegalArgumentException if the file is no such map, with what is wrong
     */
    public WardMaps(@Nullable Path file) {
        polygons = file != null;
        shapes = file == null ? new WardTiles() : WardPolygons.read(file);
    }

    /** Whether the shapes are the wards' own, and not tiles. */
    public boolean polygons() {
        return polygons;
    }

    public WardMap of(List<WardMap.Ward> wards, Formats formats) {
        return new WardMap(shapes, wards, formats);
    }
}
