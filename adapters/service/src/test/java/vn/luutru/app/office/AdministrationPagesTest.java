package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;

/** The pages of administration as a browser asks for them: what each act does, and by two where two must agree. */
@IntegrationTest
class AdministrationPagesTest {

    private static final Pattern SECRET = Pattern.compile("data-secret>([^<]+)<");

    private static RunningLuutru luutru;
    private static OfficialBrowser admin;
    private static OfficialBrowser second;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
        second = OfficialBrowser.signedIn(luutru.port, "demo-admin-2");
    }

    @Test
    void an_establishment_is_registered_found_without_marks_changed_and_suspended() throws Exception {
        HttpResponse<String> form = admin.post("/quan-tri/co-so-moi", "id=Q-ADMIN-1&name=&type=HOTEL&from=x");
        assertThat(form.statusCode()).isEqualTo(422);
        assertThat(form.body()).contains("Nhập tên cơ sở", "Chọn phường, xã", "Nhập ngày, ví dụ 29/11/2026");

        HttpResponse<String> made = admin.post("/quan-tri/co-so-moi", described("Q-ADMIN-1", "Nhà nghỉ Đồi Thông"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        assertThat(admin.follow(OfficialBrowser.location(made)).body()).contains("Đã ghi.", "Nhà nghỉ Đồi Thông");
        awaitFound("doi+thong", "Q-ADMIN-1");
        awaitFound("q-admin-1", "Nhà nghỉ Đồi Thông");
        assertThat(admin.post("/quan-tri/co-so-moi", described("Q-ADMIN-1", "Khác"))
                        .statusCode())
                .isEqualTo(422);

        assertThat(admin.post("/quan-tri/co-so/Q-ADMIN-1", described("Q-ADMIN-1", "Nhà nghỉ Đồi Chè"))
                        .statusCode())
                .isEqualTo(303);
        awaitFound("doi+che", "Q-ADMIN-1");
        assertThat(admin.post(
                                "/quan-tri/co-so/Q-ADMIN-1/trang-thai",
                                "state=SUSPENDED&phase-from=01/01/2026&reason=s%E1%BB%ADa+ch%E1%BB%AFa")
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/quan-tri/co-so/Q-ADMIN-1").body()).contains("Tạm dừng");
        assertThat(admin.get("/quan-tri?q=kh%C3%B4ng+c%C3%B3").body()).contains("Thử ít chữ hơn");
    }

    @Test
    void a_hotel_gets_a_key_and_the_old_one_is_taken_back() throws Exception {
        luutru.hotel("Q-ADMIN-2", "16531");
        HttpResponse<String> issued = admin.post("/quan-tri/co-so/Q-ADMIN-2/khoa", "label=May-Q2");
        String first = secret(issued);
        assertThat(issued.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(admin.get("/quan-tri/co-so/Q-ADMIN-2/khoa").body())
                .contains("May-Q2")
                .doesNotContain(first);
        assertThat(admin.get("/quan-tri/khoa").body())
                .as("a key of one establishment is on its own page")
                .doesNotContain("May-Q2");
        assertThat(declared(first, "A-1")).isEqualTo(201);

        String ask =
                OfficialBrowser.link(admin.get("/quan-tri/co-so/Q-ADMIN-2/khoa").body(), "/quan-tri/khoa/[^\"]+/doi");
        assertThat(admin.get(ask).body()).contains("Khoá cũ hết tác dụng");
        String fresh = secret(admin.post(ask, ""));
        assertThat(declared(first, "A-2")).isEqualTo(401);
        assertThat(declared(fresh, "A-2")).isEqualTo(201);

        String take =
                OfficialBrowser.link(admin.get("/quan-tri/co-so/Q-ADMIN-2/khoa").body(), "/quan-tri/khoa/[^\"]+/thu");
        assertThat(admin.post(take, "").statusCode()).isEqualTo(303);
        assertThat(declared(fresh, "A-3")).isEqualTo(401);
        assertThat(admin.get(take).statusCode()).isEqualTo(404);
    }

    @Test
    void what_reads_guests_waits_for_another_administrator() throws Exception {
        luutru.hotel("Q-ADMIN-3", "16531");
        String secret = secret(admin.post("/quan-tri/co-so/Q-ADMIN-3/khoa", "label=Q-ADMIN-3+doc&read=1"));
        assertThat(declared("Q-ADMIN-3", secret, "B-1")).isEqualTo(401);
        HttpResponse<String> desk = admin.post("/quan-tri/co-so/Q-ADMIN-3/quay", "label=Q-ADMIN-3+quay");
        assertThat(secret(desk)).isNotBlank();
        assertThat(desk.body()).contains("quản trị viên thứ hai phải đồng ý");

        String own = admin.get("/quan-tri/khoa").body();
        assertThat(own).contains("Q-ADMIN-3 doc", "Q-ADMIN-3 quay", "Bạn đã đề nghị");
        String others = second.get("/quan-tri/khoa").body();
        String key = confirmation(others, "Q-ADMIN-3 doc");
        String device = confirmation(others, "Q-ADMIN-3 quay");
        assertThat(admin.post(key, "").statusCode()).isEqualTo(403);
        assertThat(admin.post(device, "").statusCode()).isEqualTo(403);
        assertThat(second.post(key, "").statusCode()).isEqualTo(303);
        assertThat(second.post(device, "").statusCode()).isEqualTo(303);
        assertThat(declared("Q-ADMIN-3", secret, "B-1")).isEqualTo(201);
        assertThat(admin.get("/quan-tri/co-so/Q-ADMIN-3/khoa").body()).contains("Chờ nhập mã");
    }

    @Test
    void read_models_are_shown_and_built_anew_after_one_question() throws Exception {
        assertThat(admin.get("/quan-tri/he-thong").body()).contains("Người lưu trú", "Số liệu thống kê");
        assertThat(admin.get("/quan-tri/he-thong/access/dung-lai").body()).contains("bảng cũ vẫn trả lời");
        assertThat(admin.post("/quan-tri/he-thong/access/dung-lai", "").statusCode())
                .isEqualTo(303);
        assertThat(admin.post("/quan-tri/he-thong/none/dung-lai", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_read_model_is_paused_after_one_question_and_resumed() throws Exception {
        assertThat(admin.get("/quan-tri/he-thong/watch/tam-dung").body())
                .contains("Tạm dừng Danh sách theo dõi?", "không mất gì");
        assertThat(admin.post("/quan-tri/he-thong/watch/tam-dung", "").statusCode())
                .isEqualTo(303);
        try {
            assertThat(admin.get("/quan-tri/he-thong").body())
                    .contains("demo-admin tạm dừng lúc", "/quan-tri/he-thong/watch/chay-tiep");
        } finally {
            assertThat(admin.post("/quan-tri/he-thong/watch/chay-tiep", "").statusCode())
                    .isEqualTo(303);
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/he-thong").body())
                        .doesNotContain("tạm dừng lúc", "chay-tiep", "đọc bù"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(admin.get("/quan-tri/nhat-ky?loai=SYSTEM&ai=demo-admin")
                                .body())
                        .contains(
                                "Tạm dừng, dựng lại dữ liệu tra cứu",
                                "Tạm dừng dữ liệu tra cứu",
                                "Cho dữ liệu tra cứu chạy tiếp",
                                "dữ liệu: watch"));
        assertThat(admin.post("/quan-tri/he-thong/none/tam-dung", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_but_administrators_opens_the_desk_and_a_form_of_elsewhere_does_nothing() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, "demo-police");
        OfficialBrowser nobody = new OfficialBrowser(luutru.port);
        for (String path : List.of(
                "/quan-tri",
                "/quan-tri/khoa",
                "/quan-tri/phien",
                "/quan-tri/nhat-ky",
                "/quan-tri/nhat-ky.csv",
                "/quan-tri/he-thong",
                "/quan-tri/nhap",
                "/quan-tri/co-so/Q-ADMIN-5/gop",
                "/quan-tri/he-thong/watch/tam-dung",
                "/quan-tri/co-so-moi")) {
            assertThat(police.get(path).statusCode()).as(path).isEqualTo(403);
            HttpResponse<String> led = nobody.get(path);
            assertThat(led.statusCode()).as(path).isEqualTo(303);
            assertThat(OfficialBrowser.location(led)).as(path).contains("/dang-nhap?ve=%2Fquan-tri");
        }
        luutru.hotel("Q-ADMIN-5", "16531");
        HttpResponse<String> foreign =
                admin.post("/quan-tri/co-so/Q-ADMIN-5/khoa", "label=x", "Sec-Fetch-Site", "cross-site");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).doesNotContain("data-secret");
    }

    private static String described(String id, String name) {
        return "id=" + id + "&name=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                + "&type=GUEST_HOUSE&stars=&regime=LICENSED_LODGING&ward=16531&zone=&rooms=24&beds=48&from=2026-01-01";
    }

    private static void awaitFound(String words, String expected) {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(admin.get("/quan-tri?q=" + words).body()).contains(expected));
    }

    private static String secret(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return secret.group(1).strip();
    }

    /** The form beside a label in the list of what waits. */
    private static String confirmation(String page, String label) {
        return OfficialBrowser.link(page.substring(page.indexOf(label)), "/quan-tri/(?:khoa|quay)/[^\"]+/xac-nhan");
    }

    private static int declared(String key, String reference) throws Exception {
        return declared("Q-ADMIN-2", key, reference);
    }

    private static int declared(String establishment, String key, String reference) throws Exception {
        return luutru.put(
                        key,
                        "/v1/establishments/" + establishment + "/stays/" + reference,
                        RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"))
                .status();
    }
}
