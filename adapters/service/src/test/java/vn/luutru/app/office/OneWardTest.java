package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;

/** The map of the tourism department leads from a ward to its figures, and back. */
@IntegrationTest
class OneWardTest {

    private static OfficialBrowser tourism;

    @BeforeAll
    static void start() throws Exception {
        tourism = new OfficialBrowser(RunningLuutru.get().port);
        tourism.post("/dang-nhap/thu", "nguoi=demo-tourism");
    }

    @Test
    void a_tile_and_a_line_of_the_table_lead_to_the_figures_of_the_ward() throws Exception {
        for (String page : new String[] {"/du-lich?ky=nam-nay", "/du-lich/ban-do?ky=nam-nay"}) {
            String map = tourism.get(page).body();
            Matcher tile = Pattern.compile("<a href=\"([^\"]*)\" tabindex=\"-1\"><title>[^<]*Phường Sầm Sơn")
                    .matcher(map);
            assertThat(tile.find()).as(page).isTrue();
            assertThat(tile.group(1)).isEqualTo("/du-lich?ky=nam-nay&amp;phuong=16531");
            assertThat(map).contains("role=\"group\" aria-labelledby=\"ban-do-ten\"");
        }
        assertThat(tourism.get("/du-lich/ban-do?ky=nam-nay").body())
                .contains("<a href=\"/du-lich?ky=nam-nay&amp;phuong=16531\">Phường Sầm Sơn</a>");

        String ward = tourism.get("/du-lich?ky=nam-nay&phuong=16531").body();
        assertThat(ward)
                .contains(
                        "Trang này chỉ có số liệu của Phường Sầm Sơn.",
                        ", Phường Sầm Sơn · đã gồm khai báo đến",
                        "href=\"/du-lich?ky=nam-nay\">Về toàn địa bàn",
                        "ky=thang-truoc&amp;phuong=16531",
                        "/du-lich/tep/so-lieu.xlsx?ky=nam-nay&amp;phuong=16531",
                        "name=\"phuong\" value=\"16531\"")
                .doesNotContain("id=\"ban-do\"");
        assertThat(tourism.get("/du-lich").body()).doesNotContain("Trang này chỉ có số liệu của");
    }

    @Test
    void a_file_of_the_page_has_the_figures_of_the_ward_alone() throws Exception {
        String all = tourism.get("/du-lich/tep/phuong-xa.csv?ky=nam-nay").body();
        String ward = tourism.get("/du-lich/tep/phuong-xa.csv?ky=nam-nay&phuong=16531")
                .body();
        assertThat(ward.lines().count()).isLessThanOrEqualTo(all.lines().count());
        assertThat(ward).doesNotContain("14797");
        assertThat(tourism.get("/du-lich/tep/so-lieu.xlsx?ky=nam-nay&phuong=16531")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("du-lich-16531-"));
        for (String path : new String[] {"/du-lich?phuong=1", "/du-lich/tep/phuong-xa.csv?ky=nam-nay&phuong=99999"}) {
            assertThat(tourism.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
