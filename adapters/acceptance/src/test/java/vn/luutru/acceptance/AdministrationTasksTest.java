package vn.luutru.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.acceptance.AdministrationPages.look;
import static vn.luutru.acceptance.AdministrationPages.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Visit;

/** Outages, establishments that are one, read models and lists of establishments, as an administrator sees to them. */
@IntegrationTest
class AdministrationTasksTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static String origin;

    @BeforeAll
    static void start() {
        origin = RunningService.shared().origin();
    }

    @Test
    void an_administrator_proclaims_an_outage_and_another_one_agrees() {
        String reason = "Đứt cáp quang thử";
        try (Visit visit = CHROMIUM.visit(origin).expecting("status of 422")) {
            Page page = visit.open("/quan-tri/su-co");
            signIn(page, "Quản trị Mẫu");
            LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(1);
            page.locator("#tu-ngay").fill(yesterday.toString());
            page.locator("#tu-gio").fill("21h");
            page.locator("#den-ngay").fill(yesterday.toString());
            page.locator("#den-gio").fill("23:30");
            page.locator("#noi").fill("phuong sam son, 16522");
            page.locator("#van-ban").fill("CV 88/CAT");
            Locator proclaim = page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Công bố").setExact(true));
            proclaim.click();
            assertThat(page.locator("#ly-do-e").textContent()).isNotBlank();
            look(page, "quan-tri-su-co-thieu", false, ColorScheme.LIGHT);
            page.locator("#ly-do").fill(reason);
            proclaim.click();
            assertThat(page.locator(".lt-list").textContent())
                    .contains(reason, "Chờ người thứ hai", "Phường Sầm Sơn", "Bạn đã đề nghị");
        }
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page page = visit.open("/quan-tri/su-co");
            signIn(page, "Quản trị Mẫu hai");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đồng ý: " + reason))
                    .first()
                    .click();
            assertThat(page.locator(".lt-list").textContent()).contains("demo-admin-2 đồng ý");
        }
    }

    @Test
    void an_administrator_merges_an_establishment_that_was_registered_twice() throws Exception {
        register("NN-GOP-1", "Nhà nghỉ Hai Mã", 12);
        register("NN-GOP-2", "Nhà nghỉ Hai Mã (mới)", 14);
        for (boolean phone : new boolean[] {true, false}) {
            try (Visit visit = phone ? CHROMIUM.visit(origin, Visit.PHONE) : CHROMIUM.visit(origin)) {
                Page page = visit.open("/quan-tri/co-so/NN-GOP-1");
                signIn(page, "Quản trị Mẫu");
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Gộp vào cơ sở khác"))
                        .click();
                page.locator("#vao").fill("hai ma moi");
                page.keyboard().press("Enter");
                page.locator(".lt-list .btn").first().waitFor();
                look(page, "quan-tri-gop-tim", phone, ColorScheme.LIGHT);
                page.locator(".lt-list .btn").first().click();
                assertThat(page.locator("table").textContent()).contains("NN-GOP-1", "NN-GOP-2", "khác nhau");
                look(page, "quan-tri-gop", phone, ColorScheme.LIGHT);
            }
        }
        try (Visit visit = CHROMIUM.visit(origin).expecting("status of 422")) {
            Page page = visit.open("/quan-tri/co-so/NN-GOP-1/gop?vao=NN-GOP-2");
            signIn(page, "Quản trị Mẫu");
            Locator merge = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gộp NN-GOP-1"));
            merge.click();
            assertThat(page.locator("#reason-e").textContent()).isNotBlank();
            look(page, "quan-tri-gop-thieu", false, ColorScheme.LIGHT);
            page.locator("#reason").fill("Một nhà đăng ký hai lần");
            merge.click();
            assertThat(page.locator("main").textContent()).contains("Đã gộp vào cơ sở NN-GOP-2");
            look(page, "quan-tri-gop-xong", false, ColorScheme.LIGHT);
        }
    }

    private static void register(String id, String name, int rooms) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(
                            HttpRequest.newBuilder(URI.create(origin + "/v1/establishments/" + id))
                                    .header("Authorization", "Bearer demo-admin")
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString("""
                                            {"name": "%s", "type": "GUEST_HOUSE", "stars": null, "regime": "LICENSED_LODGING",
                                             "ward": "16531", "zone": null, "rooms": %d, "beds": 24, "remote": false,
                                             "validFrom": "2026-01-01"}
                                            """.formatted(name, rooms)))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isIn(200, 201);
        }
    }

    @Test
    void an_administrator_pauses_a_read_model_and_lets_it_go_on() {
        for (boolean phone : new boolean[] {true, false}) {
            try (Visit visit = phone ? CHROMIUM.visit(origin, Visit.PHONE) : CHROMIUM.visit(origin)) {
                Page page = visit.open("/quan-tri/he-thong");
                signIn(page, "Quản trị Mẫu");
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tạm dừng Danh sách theo dõi"))
                        .click();
                look(page, "quan-tri-tam-dung", phone, ColorScheme.LIGHT);
                page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Tạm dừng").setExact(true))
                        .click();
                Locator resume = page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chạy tiếp Danh sách theo dõi"));
                try {
                    assertThat(page.locator("table").textContent()).contains("demo-admin tạm dừng lúc");
                    look(page, "quan-tri-he-thong-dung", phone, ColorScheme.LIGHT);
                } finally {
                    resume.click();
                }
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tạm dừng Danh sách theo dõi"))
                        .waitFor();
            }
        }
    }

    @Test
    void an_administrator_looks_at_a_workbook_before_it_is_recorded() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Mẫu", "1.0")) {
            Worksheet sheet = book.newWorksheet("Cơ sở");
            List<List<Object>> rows = List.of(
                    List.of("Mã", "Tên", "Loại", "Phường xã", "Số buồng", "Số giường"),
                    List.of("NN-TEP-1", "Nhà nghỉ Từ Tệp", "GUEST_HOUSE", 16531, 10, 20),
                    List.of("NN-TEP-2", "Nhà nghỉ Nửa Buồng", "GUEST_HOUSE", 16531, 10.5, 20));
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++) {
                    if (rows.get(i).get(j) instanceof Number number) {
                        sheet.value(i, j, number);
                    } else {
                        sheet.value(i, j, rows.get(i).get(j).toString());
                    }
                }
            }
        }
        try (Visit visit = CHROMIUM.visit(origin)) {
            Page page = visit.open("/quan-tri/nhap");
            signIn(page, "Quản trị Mẫu");
            page.locator("#tep")
                    .setInputFiles(new FilePayload(
                            "danh-sach.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            file.toByteArray()));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Xem trước"))
                    .click();
            assertThat(page.locator("main").textContent())
                    .contains("Đọc từ trang tính “Cơ sở”", "Sẽ ghi 1 dòng", "Nhập số buồng bằng chữ số");
            look(page, "quan-tri-nhap-tep", false, ColorScheme.LIGHT);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ghi 1 dòng"))
                    .click();
            assertThat(page.locator("main").textContent()).contains("Đã ghi 1 dòng", "Dòng 3:");
        }
    }
}
