package vn.luutru.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;

/** A list of establishments that an administrator pastes or sends as a workbook: looked at first, then recorded. */
@IntegrationTest
class EstablishmentListTest {

    private static RunningLuutru luutru;
    private static OfficialBrowser admin;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
    }

    @Test
    void a_pasted_list_is_looked_at_before_it_is_recorded_row_by_row() throws Exception {
        String list = """
                Mã\tTên\tLoại\tPhường xã\tSố buồng\tSố giường
                Q-LIST-1\tNhà nghỉ Một\tGUEST_HOUSE\t16531\t10\t20
                Q-LIST-2\tNhà nghỉ Hai\tlều trại\t16531\t10\t20
                Q-LIST-3\tNhà nghỉ Ba\tGUEST_HOUSE\t16531\tmười\t20
                """;
        String form = "danh-sach=" + java.net.URLEncoder.encode(list, java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> preview = admin.post("/quan-tri/nhap", form);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Xem trước 3 dòng", "Cơ sở mới", "Chọn loại cơ sở", "Nhập số buồng bằng chữ số");
        assertThat(admin.get("/quan-tri/co-so/Q-LIST-1").statusCode()).isEqualTo(404);

        assertThat(admin.post("/quan-tri/nhap/ghi", form).body())
                .contains("Đã ghi 1 dòng, 0 dòng đã có như vậy, 2 dòng không ghi.", "Dòng 3:", "Dòng 4:");
        assertThat(admin.get("/quan-tri/co-so/Q-LIST-1").statusCode()).isEqualTo(200);
        assertThat(admin.post("/quan-tri/nhap/ghi", form).body()).contains("Đã ghi 0 dòng, 1 dòng đã có như vậy");
        assertThat(admin.post("/quan-tri/nhap", "danh-sach=").statusCode()).isEqualTo(422);
        String many = "K-1%2CT%2CHOTEL%2C3%2C16531%2C1%2C2%0A".repeat(1_001);
        assertThat(admin.post("/quan-tri/nhap", "danh-sach=" + many).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_workbook_is_looked_at_and_recorded_as_a_pasted_list_is() throws Exception {
        byte[] file = workbook(
                List.of("Danh sách cơ sở lưu trú"),
                List.of("Mã", "Tên", "Loại", "Phường xã", "Số buồng", "Số giường", "Từ ngày"),
                List.of("Q-XLSX-1", "Nhà nghỉ Sổ Một", "GUEST_HOUSE", 16531, 10, 20, LocalDate.of(2026, 1, 15)),
                List.of("Q-XLSX-2", "Nhà nghỉ Sổ Hai", "GUEST_HOUSE", 16531, 10.5, 20, LocalDate.of(2026, 1, 15)));
        HttpResponse<String> preview = admin.upload("/quan-tri/nhap", "tep", "danh-sach.xlsx", file);
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Xem trước 2 dòng", "Đọc từ trang tính “Cơ sở”", "Nhập số buồng bằng chữ số");
        Matcher list = Pattern.compile("<textarea name=\"danh-sach\" hidden>(.*?)</textarea>", Pattern.DOTALL)
                .matcher(preview.body());
        assertThat(list.find()).isTrue();

        HttpResponse<String> report = admin.upload(
                "/quan-tri/nhap/ghi", "danh-sach", null, list.group(1).getBytes(UTF_8));
        assertThat(report.body()).contains("Đã ghi 1 dòng, 0 dòng đã có như vậy, 1 dòng không ghi.", "Dòng 4:");
        assertThat(luutru.get(RunningLuutru.ADMIN, "/v1/establishments/Q-XLSX-1")
                        .text())
                .contains("Nhà nghỉ Sổ Một", "2026-01-15");

        for (byte[] broken : List.of("PK\u0003\u0004 hỏng".getBytes(UTF_8), new byte[] {(byte) 0xff, 1, 2})) {
            HttpResponse<String> refused = admin.upload("/quan-tri/nhap", "tep", "x.xlsx", broken);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("tệp hỏng");
        }
        HttpResponse<String> large = admin.upload("/quan-tri/nhap", "tep", "x.xlsx", new byte[1_000_001]);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("Tệp quá lớn");
        assertThat(admin.upload("/quan-tri/nhap", "tep", "x.xlsx", new byte[5_000_000])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_thousand_rows_with_long_names_are_recorded_from_one_page() throws Exception {
        StringBuilder list = new StringBuilder("Mã,Tên,Loại,Phường xã,Số buồng,Số giường\n");
        for (int i = 0; i < 1_000; i++) {
            list.append("Q-MANY-")
                    .append(i)
                    .append(",Nhà nghỉ du lịch cộng đồng xứ Thanh số ")
                    .append(i);
            list.append(" đường Nguyễn Thị Minh Khai phường Sầm Sơn tỉnh Thanh Hoá,lều,16531,10,20\n");
        }
        byte[] text = list.toString().getBytes(UTF_8);
        assertThat(admin.upload("/quan-tri/nhap", "danh-sach", null, text).body())
                .contains("Xem trước 1000 dòng");
        assertThat(admin.upload("/quan-tri/nhap/ghi", "danh-sach", null, text).body())
                .contains("1000 dòng không ghi");
    }

    @Test
    void an_establishment_whose_zone_was_recorded_by_a_program_can_be_changed_on_its_page() throws Exception {
        assertThat(luutru.put(RunningLuutru.ADMIN, "/v1/establishments/Q-ZONE", """
            {"name": "Ký túc xá Mẫu", "type": "WORKER_DORMITORY", "stars": null, "regime": "LICENSED_LODGING",
             "ward": "16531", "zone": "VSIP1", "rooms": 10, "beds": 20, "remote": false, "validFrom": "2020-01-01"}
            """)
                        .status())
                .isEqualTo(201);
        String form = "name=K%C3%BD+t%C3%BAc+x%C3%A1+M%E1%BB%9Bi&type=WORKER_DORMITORY&regime=LICENSED_LODGING"
                + "&ward=16531&rooms=12&beds=24&from=2026-01-01&zone=";
        assertThat(admin.post("/quan-tri/co-so/Q-ZONE", form + "VSIP1").statusCode())
                .isEqualTo(303);
        HttpResponse<String> other = admin.post("/quan-tri/co-so/Q-ZONE", form + "VSIP2");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Không có khu nào tên như vậy");
    }

    @SafeVarargs
    private static byte[] workbook(List<Object>... rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Mẫu", "1.0")) {
            Worksheet sheet = book.newWorksheet("Cơ sở");
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].size(); j++) {
                    switch (rows[i].get(j)) {
                        case LocalDate day -> {
                            sheet.value(i, j, day);
                            sheet.style(i, j).format("dd/MM/yyyy").set();
                        }
                        case Number number -> sheet.value(i, j, number);
                        case Object other -> sheet.value(i, j, other.toString());
                    }
                }
            }
        }
        return file.toByteArray();
    }
}
