package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** What an officer sends off after their task has ended is kept, and done once they have stated another. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class OutlivedTaskTest {

    private static final String OFFICER = "demo-police-16531";
    private static final String WARD = "16531";

    private static RunningLuutru luutru;
    private static LocalDate today;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        today = LocalDate.now(Vietnam.ZONE);
        luutru.hotel("E-VIEC-CHO", "16531");
        luutru.declare("E-VIEC-CHO", "mot", "Lò Thị Viếc", "038090770009");
        luutru.settle();
    }

    @Test
    void a_search_that_outlives_its_task_waits_for_a_purpose_and_is_then_made() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, OFFICER);
        String asked =
                police.post("/cong-an/tim", "q=lo+viec+%26+%22&luc=moi-luc").body();
        assertThat(asked)
                .contains("Việc vừa bấm chưa được ghi", "name=\"lam\" value=\"/cong-an/tim\"")
                .contains("name=\"q\" value=\"lo viec &amp; &#34;\"", "name=\"luc\" value=\"moi-luc\"");
        String form = "tiep=%2Fcong-an%2Ftim&lam=%2Fcong-an%2Ftim&q=lo+viec&luc=moi-luc";
        assertThat(police.post("/cong-an/viec", form + "&mucdich=RESIDENCE_CHECK&vu=")
                        .body())
                .as("what waits is kept while something is wrong")
                .contains("name=\"q\" value=\"lo viec\"");
        HttpResponse<String> begun = police.post("/cong-an/viec", form + "&mucdich=RESIDENCE_CHECK&vu=KT-16");
        assertThat(begun.statusCode()).isEqualTo(307);
        assertThat(OfficialBrowser.location(begun)).endsWith("/cong-an/tim");
        assertThat(police.post("/cong-an/tim", form + "&mucdich=RESIDENCE_CHECK&vu=KT-16")
                        .body())
                .contains("Lò Thị Viếc");
    }

    /** A browser that is answered with a file stays on the question for a purpose, which says that nothing was done. */
    @Test
    void a_file_that_outlives_its_task_is_asked_for_on_the_page_that_offers_it() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, OFFICER);
        assertThat(police.post("/cong-an/danh-sach/tu-30-ngay/tai-ve?phuong=" + WARD, "tep=xlsx")
                        .body())
                .contains("Tệp chưa được tải về", "bấm tải về lần nữa")
                .contains("name=\"tiep\" value=\"/cong-an/danh-sach/tu-30-ngay?phuong=" + WARD + "\"")
                .doesNotContain("name=\"lam\"", "name=\"tep\"");
        String list = "tiep=%2Fcong-an%2Fdanh-sach%2Ftu-30-ngay%3Fphuong%3D" + WARD + "&tai=1&mucdich=RESIDENCE_CHECK";
        assertThat(police.post("/cong-an/viec", list + "&vu=").body()).contains("Tệp chưa được tải về");
        HttpResponse<String> begun = police.post("/cong-an/viec", list + "&vu=KT-17");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(OfficialBrowser.location(begun)).endsWith("/cong-an/danh-sach/tu-30-ngay?phuong=" + WARD);

        OfficialBrowser other = OfficialBrowser.signedIn(luutru.port, OFFICER);
        assertThat(other.post("/cong-an/tim", "q=lo+viec&luc=moi-luc&tep=csv").body())
                .contains("Tệp chưa được tải về", "name=\"lam\" value=\"/cong-an/tim\"", "value=\"lo viec\"")
                .doesNotContain("name=\"tep\"");
    }

    @Test
    void an_entry_of_the_watch_list_that_outlives_its_task_is_made_once_there_is_one() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, OFFICER);
        String entry = "so=038090779916&donvi=C%C3%B4ng+an&cancu=Q%C4%90+16-2026&het=" + today.plusMonths(1);
        assertThat(police.post("/cong-an/theo-doi", entry).body())
                .contains("Việc vừa bấm chưa được ghi", "name=\"so\" value=\"038090779916\"");
        String form = entry + "&tiep=%2Fcong-an%2Ftheo-doi&lam=%2Fcong-an%2Ftheo-doi&mucdich=MISSING_PERSON&vu=MT-16";
        HttpResponse<String> begun = police.post("/cong-an/viec", form);
        assertThat(begun.statusCode()).isEqualTo(307);
        assertThat(police.get("/cong-an/theo-doi").body()).doesNotContain("QĐ 16-2026");
        assertThat(police.post("/cong-an/theo-doi", form).statusCode()).isEqualTo(303);
        assertThat(police.get("/cong-an/theo-doi").body()).contains("QĐ 16-2026");
    }

    @Test
    void a_form_that_waits_goes_to_pages_of_the_police_only() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, OFFICER);
        for (String elsewhere : List.of("%2Fdang-xuat", "https%3A%2F%2Fx.example", "%2Fcong-an%2Fviec%2Fket-thuc")) {
            HttpResponse<String> begun =
                    police.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=KT-1&q=x&lam=" + elsewhere);
            assertThat(begun.statusCode()).isEqualTo(303);
            assertThat(OfficialBrowser.location(begun)).endsWith("/cong-an");
        }
    }
}
