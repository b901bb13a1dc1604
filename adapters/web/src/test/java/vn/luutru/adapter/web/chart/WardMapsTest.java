package vn.luutru.adapter.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

class WardMapsTest {

    private static final String SAM_SON = "16531";

    @TempDir
    private Path folder;

    private static String written(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }

    private static WardMap map(@Nullable Path file, long... counts) {
        List<String> codes = List.of(SAM_SON, "16516", "14797", "16654");
        List<WardMap.Ward> wards = new java.util.ArrayList<>();
        for (int ward = 0; ward < counts.length; ward++) {
            wards.add(new WardMap.Ward(codes.get(ward), "Sầm <b>Sơn", "Sầm Sơn: " + counts[ward], counts[ward]));
        }
        return new WardMaps(file).of(wards, new Formats(Language.VI));
    }

    @Test
    void every_ward_of_the_province_has_one_tile_and_no_two_have_the_same() {
        WardTiles tiles = new WardTiles();
        List<String> places = CodeTables.WARDS.entries().stream()
                .map(CodeTable.Entry::code)
                .map(code -> tiles.shape(code, "m0", ""))
                .toList();
        assertThat(places).hasSize(166).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void colours_have_round_limits_that_grow_with_the_counts() {
        WardMap night = map(null, 0, 19, 20, 600);
        assertThat(List.of(night.colour(0), night.colour(19), night.colour(20), night.colour(599), night.colour(600)))
                .containsExactly(0, 1, 2, 4, 5);
        WardMap month = map(null, 0, 0, 0, 61_000);
        assertThat(month.colour(1_999)).isEqualTo(1);
        assertThat(written(month.scale("đến", "trở lên"))).contains("1 đến 1.999", "60.000 trở lên");
    }

    @Test
    void a_name_on_the_map_is_text_and_not_markup() {
        assertThat(written(map(null, 5).drawn("id", "<i>")))
                .contains("&lt;i&gt;")
                .doesNotContain("<i>", "<b>");
    }

    @Test
    void a_ward_leads_somewhere_where_a_page_says_so_and_a_map_with_links_is_no_image() {
        assertThat(written(map(null, 5).drawn("id", "x")))
                .contains("role=\"img\"")
                .doesNotContain("<a ");
        assertThat(written(map(null, 5).drawn("id", "x", ward -> "/o?a=1&w=" + ward)))
                .contains("role=\"group\"", "<a href=\"/o?a=1&amp;w=16531\" tabindex=\"-1\"><title>Sầm Sơn: 5</title>")
                .doesNotContain("role=\"img\"");
    }

    @Test
    void a_file_with_polygons_replaces_the_tiles() throws IOException {
        Path file = folder.resolve("wards.geojson");
        Files.writeString(file, """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "16531"}, "geometry": {"type": "Polygon", "coordinates":
                [[[105.0, 20.0], [105.5, 20.0], [105.5, 19.5], [105.0, 19.5], [105.0, 20.0]]]}},
              {"type": "Feature", "properties": {"code": "16516"}, "geometry": {"type": "MultiPolygon", "coordinates":
                [[[[105.5, 20.0], [106.0, 20.0], [106.0, 19.5], [105.5, 19.5], [105.5, 20.0]]]]}}]}
            """);
        String drawn = written(map(file, 5, 700).drawn("id", "Bản đồ"));
        assertThat(drawn)
                .contains(
                        "viewBox=\"0 0 900 ", "<path class=\"m1\" d=\"M0 0l450 0 0 ", "<path class=\"m5\" d=\"M450 0l");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"features\": []}",
                "{\"features\": [{\"properties\": {\"code\": \"16531\"}, \"geometry\": {\"type\": \"Point\"}}]}",
                "{\"features\": [{\"properties\": {\"code\": \"16531\"}, \"geometry\": {\"type\": \"Polygon\","
                        + " \"coordinates\": [[[\"x\", 1]]]}}]}"
            })
    void a_file_that_is_no_such_map_is_refused(String content) throws IOException {
        Path file = folder.resolve("wrong.geojson");
        Files.writeString(file, content);
        assertThatThrownBy(() -> new WardMaps(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("luutru.map");
    }
}
