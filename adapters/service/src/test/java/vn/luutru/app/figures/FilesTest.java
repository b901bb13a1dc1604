package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Figures as files for spreadsheets. */
@IntegrationTest
class FilesTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static RunningLuutru luutru;
    private static long position;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-TEP", "16516");
        establishment("E-TEPN", "WORKER_DORMITORY", "kcn-tep");
        establishment("E-TEPB", "HOSPITAL", null);
        for (String establishment : List.of("E-TEP", "E-TEPN", "E-TEPB")) {
            for (int i = 0; i < 3; i++) {
                String body = checkIn("Nguyễn Văn Tệp", "03809055510" + i)
                        .replaceFirst(
                                "\"room\"",
                                "\"patient\": {\"role\": \"INPATIENT\", \"department\": \"=Nội\"}, \"room\"");
                Reply reply = luutru.put(
                        OPERATOR,
                        "/v1/establishments/" + establishment + "/stays/t" + i,
                        establishment.equals("E-TEPB") ? body : checkIn("Nguyễn Văn Tệp", "03809055510" + i));
                assertThat(reply.status()).as(reply.text()).isIn(200, 201);
                position = reply.json().at("/receipt/position").asLong();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31&groupBy=ward,establishmentType,stars,origin",
                "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31",
                "/v1/statistics/progress?from=2026-07-01&to=2026-08-01",
                "/v1/zones?",
                "/v1/zones/kcn-tep/occupancy?at=2026-07-01T17:00:00Z",
                "/v1/hospitals/occupancy?at=2026-07-01T17:00:00Z",
                "/v1/compliance?from=2026-07-01&to=2026-07-02&ward=16516"
            })
    void every_call_returns_the_same_as_csv_and_as_xlsx_by_suffix_and_by_accept(String call) throws Exception {
        String asked = call + (call.endsWith("?") ? "" : "&") + "minPosition=" + position;
        Reply json = luutru.get(POLICE, asked);
        assertThat(json.status()).as(json.text()).isEqualTo(200);
        assertThat(json.header("Content-Type")).startsWith("application/json");
        Reply csv = luutru.get(POLICE, asked.replaceFirst("\\?", ".csv?"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(luutru.get(POLICE, asked, "Accept", "text/csv").text()).isEqualTo(csv.text());
        List<List<String>> lines = Spreadsheet.csv(csv.text());
        assertThat(lines.size()).isGreaterThan(1);

        byte[] file = luutru.file(POLICE, asked.replaceFirst("\\?", ".xlsx?"));
        assertThat(Spreadsheet.sheet(luutru.file(POLICE, asked, "Accept", XLSX + ", application/json;q=0.5"), 0))
                .isEqualTo(Spreadsheet.sheet(file, 0));
        List<List<Object>> sheet = Spreadsheet.sheet(file, 0);
        // Totals stand below the rows, for people only.
        assertThat(sheet.size()).isGreaterThanOrEqualTo(lines.size());
        for (int row = lines.size(); row < sheet.size(); row++) {
            assertThat(Spreadsheet.at(sheet, row, 0).toString()).startsWith("Tổng");
        }
        List<String> head = lines.getFirst();
        // The workbook of a whole compares it with other periods, which its first column names.
        int shift = sheet.getFirst().size() - head.size();
        assertThat(shift).isEqualTo(call.contains("tourism") && !call.contains("groupBy") ? 1 : 0);
        for (int row = 1; row < lines.size(); row++) {
            List<String> cells = lines.get(row);
            for (int column = 0; column < head.size(); column++) {
                Object shown = Spreadsheet.at(sheet, row, column + shift);
                if (cells.get(column).isEmpty()) {
                    assertThat(shown).isNull();
                } else if (shown instanceof BigDecimal number) {
                    assertThat(number).isEqualByComparingTo(cells.get(column));
                } else {
                    assertThat(shown).as(head.get(column)).isInstanceOf(String.class);
                }
            }
        }
        assertThat(Spreadsheet.names(file)).hasSize(2).last().isEqualTo("Ghi chú");
        String notes = Spreadsheet.text(Spreadsheet.sheet(file, 1));
        assertThat(notes).contains("Lần sửa đổi", "không làm tròn");
    }

    @Test
    void headings_and_codes_are_words_in_the_language_of_the_reader() throws Exception {
        String call = "/v1/statistics/tourism.xlsx?from=2026-07-01&to=2026-07-31&groupBy=ward,establishmentType,origin"
                + "&minPosition=" + position;
        byte[] vietnamese = luutru.file(POLICE, call);
        assertThat(Spreadsheet.sheet(vietnamese, 0).getFirst())
                .startsWith("Phường, xã", "Loại cơ sở", "Nguồn khách", "Lượt khách");
        assertThat(Spreadsheet.text(Spreadsheet.sheet(vietnamese, 0)))
                .contains("Phường Nam Sầm Sơn (16516) | Khách sạn | Trong nước | 3");
        assertThat(Spreadsheet.text(Spreadsheet.sheet(vietnamese, 1)))
                .contains("Từ 01/07/2026 đến hết 31/07/2026", "Khách trong ngày | Đến và đi cùng một ngày");
        byte[] english = luutru.file(POLICE, call, "Accept-Language", "en");
        assertThat(Spreadsheet.names(english)).containsExactly("Tourism", "Notes");
        assertThat(Spreadsheet.text(Spreadsheet.sheet(english, 0))).contains("Hotel | Domestic | 3");
    }

    @Test
    void what_is_rounded_or_held_back_says_so() throws Exception {
        String zone = "/v1/zones/kcn-tep/occupancy.xlsx?at=2026-07-01T17:00:00Z&minPosition=" + position;
        byte[] file = luutru.file("demo-zone", zone);
        for (List<Object> row : Spreadsheet.sheet(file, 0)) {
            Object persons = row.size() > 7 ? row.get(7) : null;
            assertThat(!(persons instanceof BigDecimal count) || count.longValueExact() % 5 == 0)
                    .as(row.toString())
                    .isTrue();
        }
        assertThat(Spreadsheet.text(Spreadsheet.sheet(file, 1)))
                .contains(
                        "làm tròn đến bội số của 5",
                        "số được che (không có ai hoặc rất ít) để trống",
                        "00:00 02/07/2026",
                        "chốt lúc 0 giờ");
        byte[] tourism = luutru.file(
                "demo-tourism", "/v1/statistics/tourism.xlsx?from=2026-07-01&to=2026-07-31&minPosition=" + position);
        assertThat(Spreadsheet.text(Spreadsheet.sheet(tourism, 1))).contains("đêm của cả tháng: 50");
    }

    @Test
    void a_text_that_looks_like_a_formula_is_a_text() throws Exception {
        String call = "/v1/hospitals/occupancy?at=2026-07-01T17:00:00Z&minPosition=" + position;
        assertThat(luutru.get(POLICE, call, "Accept", "text/csv").text()).contains(",'=Nội,");
        byte[] file = luutru.file(POLICE, call, "Accept", XLSX);
        assertThat(Spreadsheet.text(Spreadsheet.sheet(file, 0))).contains(" | =Nội | ");
    }

    @Test
    void files_have_the_rights_of_their_calls() throws Exception {
        for (String suffix : List.of("csv", "xlsx")) {
            assertThat(luutru.get(OPERATOR, "/v1/zones." + suffix).status()).isEqualTo(403);
            assertThat(luutru.get("demo-tourism", "/v1/compliance." + suffix).status())
                    .isEqualTo(403);
            assertThat(luutru.get("demo-zone", "/v1/hospitals/occupancy." + suffix)
                            .status())
                    .isEqualTo(403);
            assertThat(luutru.get("demo-health", "/v1/statistics/progress." + suffix)
                            .status())
                    .isEqualTo(403);
            assertThat(luutru.get(WARD_POLICE, "/v1/compliance." + suffix + "?ward=16516")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static void establishment(String id, String type, String zone) throws Exception {
        Reply reply = luutru.put(
                ADMIN, "/v1/establishments/" + id, """
                    {"name": "Nhà Tệp", "type": "%s", "stars": null, "regime": "RESIDENCE_ONLY", "ward": "16516",
                     "zone": %s, "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
                    """.formatted(type, zone == null ? "null" : '"' + zone + '"'));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }
}
