package vn.luutru.adapter.web.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.declaration.code.CodeTables;

/**
 * The wards' polygons from a GeoJSON file (RFC 7946): a collection of features, each with the ward's five-digit code in
 * {@code properties.code} and a polygon or several.
 *
 * <p>The map is flat: degrees of longitude are as long as they are in the middle of the map, which errs by less than one
 * per mille in a province. Points are brought to a grid of one unit of the drawing, the same one for both neighbours of a
 * border, and those that fall together are left out: 166 wards become some 100 KB.
 */
final class WardPolygons implements WardShapes {

    private static final int WIDTH = 900;

    /** A point in units of the drawing. */
    private record Point(long x, long y) {}

    private record Ring(List<double[]> points) {}

    private final Map<String, String> paths;
    private final int height;

    private WardPolygons(Map<String, String> paths, int height) {
        this.paths = Map.copyOf(paths);
        this.height = height;
    }

    /** @throws IllegalArgumentException if it is no such map, with what is wrong */
    static WardPolygons read(Path file) {
        JsonNode collection;
        try {
            collection = JsonMapper.builder().build().readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("luutru.map cannot be read as GeoJSON", e);
        }
        Map<String, List<Ring>> wards = new HashMap<>();
        for (JsonNode feature : collection.path("features")) {
            String code = feature.path("properties").path("code").asString("");
            if (CodeTables.WARDS.knows(code)) {
                wards.computeIfAbsent(code, none -> new ArrayList<>()).addAll(rings(feature.path("geometry")));
            }
        }
        if (wards.isEmpty()) {
            throw new IllegalArgumentException("luutru.map has no feature with the code of a ward in properties.code");
        }
        return drawn(wards);
    }

    private static List<Ring> rings(JsonNode geometry) {
        List<Ring> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(ring)));
            case "MultiPolygon" -> coordinates.forEach(part -> part.forEach(ring -> rings.add(ring(ring))));
            default -> throw new IllegalArgumentException("luutru.map has a ward that is no polygon");
        }
        return rings;
    }

    private static Ring ring(JsonNode ring) {
        List<double[]> points = new ArrayList<>();
        for (JsonNode point : ring) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new IllegalArgumentException("luutru.map has a point that is no pair of numbers");
            }
            points.add(new double[] {point.path(0).asDouble(), point.path(1).asDouble()});
        }
        return new Ring(points);
    }

    private static WardPolygons drawn(Map<String, List<Ring>> wards) {
        double west = 180;
        double east = -180;
        double south = 90;
        double north = -90;
        for (List<Ring> rings : wards.values()) {
            for (Ring ring : rings) {
                for (double[] point : ring.points) {
                    west = Math.min(west, point[0]);
                    east = Math.max(east, point[0]);
                    south = Math.min(south, point[1]);
                    north = Math.max(north, point[1]);
                }
            }
        }
        double shorter = Math.cos(Math.toRadians((south + north) / 2));
        double scale = WIDTH / Math.max(1e-9, (east - west) * shorter);
        Map<String, String> paths = new HashMap<>();
        for (Map.Entry<String, List<Ring>> ward : wards.entrySet()) {
            StringBuilder path = new StringBuilder();
            for (Ring ring : ward.getValue()) {
                List<Point> points = new ArrayList<>();
                for (double[] point : ring.points) {
                    points.add(new Point(
                            Math.round((point[0] - west) * shorter * scale), Math.round((north - point[1]) * scale)));
                }
                append(path, points);
            }
            paths.put(ward.getKey(), path.toString());
        }
        return new WardPolygons(paths, (int) Math.ceil((north - south) * scale));
    }

    /** From point to point by differences, which are shorter than places. Islands smaller than the grid vanish. */
    private static void append(StringBuilder path, List<Point> ring) {
        List<Point> points = new ArrayList<>();
        for (Point point : ring) {
            if (points.isEmpty() || !points.getLast().equals(point)) {
                points.add(point);
            }
        }
        if (points.size() < 4) {
            return;
        }
        Point last = points.getFirst();
        path.append('M').append(last.x).append(' ').append(last.y).append('l');
        for (Point point : points.subList(1, points.size() - 1)) {
            path.append(point.x - last.x).append(' ').append(point.y - last.y).append(' ');
            last = point;
        }
        path.setCharAt(path.length() - 1, 'z');
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public @Nullable String shape(String ward, String cssClass, String name) {
        String path = paths.get(ward);
        return path == null ? null : "<path class=\"" + cssClass + "\" d=\"" + path + "\"/>";
    }
}
