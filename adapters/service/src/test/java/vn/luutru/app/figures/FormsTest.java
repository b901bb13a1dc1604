package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.GuestsByHand;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** The forms 01-CS/LTDL and 015.N/BCC-TMDV against figures counted by hand. */
@IntegrationTest
@WithinOneDay(minutes = 6)
class FormsTest {

    private static final String MONTHLY = "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx?";
    private static final String YEARLY = "/v1/statistics/tourism/forms/015-n-bcc-tmdv.xlsx?";
    private static final String HOTEL = "E-BIEU4";
    private static final String VILLA = "E-BIEUV";
    private static final String CAMP = "E-BIEUC";
    private static final int YEAR = 2026;
    private static final YearMonth APRIL = YearMonth.of(YEAR, 4);

    /** Where the figures are: the row of the heads, and the first column with figures. */
    private static final int MONTHLY_HEAD = 8;

    private static final int MONTHLY_COLUMN = 3;
    private static final int YEARLY_HEAD = 6;
    private static final int YEARLY_COLUMN = 2;

    private static RunningLuutru luutru;
    private static GuestsByHand guests;
    private static List<List<Object>> before;
    private static long position;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        before = Spreadsheet.sheet(luutru.file(POLICE, YEARLY + "year=" + YEAR + "&minPosition=" + luutru.head()), 0);
        establishment(HOTEL, "HOTEL", "4", 30, 55);
        establishment(VILLA, "TOURIST_VILLA", "null", 4, 9);
        establishment(CAMP, "CAMPSITE", "null", 0, 20);
        guests = GuestsByHand.invented(7, YEAR, List.of(HOTEL, HOTEL, VILLA, CAMP), 240);
        Reply reply = luutru.push(OPERATOR, guests.lines());
        assertThat(reply.lines().getLast().at("/summary/verdict").asString())
                .as(reply.text())
                .isEqualTo("ALL_ACCEPTED");
        position = luutru.head();
    }

    @Test
    void an_operator_gets_the_monthly_form_of_their_own_establishment_exactly() throws Exception {
        for (String establishment : List.of(HOTEL, VILLA, CAMP)) {
            byte[] form = luutru.file(OPERATOR, monthly(establishment));
            List<List<Object>> sheet = Spreadsheet.sheet(form, 0);
            assertThat(numbers(sheet, MONTHLY_HEAD, MONTHLY_COLUMN)).isEqualTo(guests.month(establishment, APRIL));
            assertThat(Spreadsheet.names(form)).containsExactly("01-CS-LTDL", "Ghi chú");
        }
        String text = Spreadsheet.text(Spreadsheet.sheet(luutru.file(OPERATOR, monthly(HOTEL)), 0));
        assertThat(text)
                .contains("Biểu 01-CS/LTDL", "Tháng 04/2026", "Nhà Biểu E-BIEU4 (mã E-BIEU4)", "Khách sạn, 4 sao")
                .contains("Hạn gửi: 12/05/2026", "Địa bàn: Phường Nghi Sơn (16654)");
        assertThat(Spreadsheet.text(Spreadsheet.sheet(luutru.file(POLICE, monthly(HOTEL)), 1)))
                .contains("không làm tròn", "Từ 01/04/2026 đến hết 30/04/2026");
        assertThat(Spreadsheet.text(
                        Spreadsheet.sheet(luutru.file(OPERATOR, monthly(HOTEL), "Accept-Language", "en"), 0)))
                .contains("Guests served", "Hotel, 4 stars");
    }

    @Test
    void the_yearly_form_counts_each_class_of_establishment_by_the_months_that_are_over() throws Exception {
        byte[] form = luutru.file(POLICE, YEARLY + "year=" + YEAR + "&minPosition=" + position);
        assertThat(grown(Spreadsheet.sheet(form, 0))).isEqualTo(expectedGrowth());
    }

    @Test
    void both_forms_open_in_libreoffice_with_the_right_figures_in_the_right_cells(@TempDir Path folder)
            throws Exception {
        assumeTrue(LibreOffice.isThere(), "soffice is not installed: apt-get install libreoffice-calc");
        List<List<Object>> monthly = LibreOffice.firstSheet(folder, luutru.file(OPERATOR, monthly(HOTEL)));
        assertThat(Spreadsheet.at(monthly, MONTHLY_HEAD, 1)).isEqualTo("Chỉ tiêu");
        assertThat(Spreadsheet.at(monthly, MONTHLY_HEAD + 1, 1)).isEqualTo("Tổng lượt khách phục vụ");
        assertThat(Spreadsheet.at(monthly, MONTHLY_HEAD + 8, 1)).isEqualTo("Ngày khách");
        assertThat(numbers(monthly, MONTHLY_HEAD, MONTHLY_COLUMN)).isEqualTo(guests.month(HOTEL, APRIL));

        List<List<Object>> yearly = LibreOffice.firstSheet(
                folder, luutru.file(POLICE, YEARLY + "year=" + YEAR + "&minPosition=" + position));
        assertThat(Spreadsheet.at(yearly, YEARLY_HEAD, 5)).isEqualTo("Trong đó: quốc tế");
        assertThat(Spreadsheet.at(yearly, YEARLY_HEAD + 3, 1)).isEqualTo("Khách sạn 4 sao");
        assertThat(grown(yearly)).isEqualTo(expectedGrowth());
    }

    @Test
    void the_tourism_department_gets_sums_of_published_figures_and_no_single_establishment() throws Exception {
        assertThat(luutru.get("demo-tourism", monthly(HOTEL)).codes()).containsExactly("ROLE_NOT_ALLOWED");
        byte[] form = luutru.file("demo-tourism", MONTHLY + "month=" + APRIL + "&minPosition=" + position);
        List<List<Object>> sheet = Spreadsheet.sheet(form, 0);
        List<Long> recorded = numbers(sheet, MONTHLY_HEAD, MONTHLY_COLUMN);
        assertThat(recorded).hasSize(10).allMatch(figure -> figure % 5 == 0);
        var asked = luutru.get(
                        "demo-tourism",
                        "/v1/statistics/tourism?from=2026-04-01&to=2026-04-30&groupBy=origin&minPosition=" + position)
                .json()
                .path("total");
        assertThat(recorded.getFirst()).isEqualTo(asked.path("arrivals").asLong());
        assertThat(recorded.get(7)).isEqualTo(asked.path("guestDays").asLong());
        assertThat(Spreadsheet.text(Spreadsheet.sheet(form, 1))).contains("bội số của 5");
        byte[] year = luutru.file("demo-tourism", YEARLY + "year=" + YEAR);
        assertThat(Spreadsheet.text(Spreadsheet.sheet(year, 1))).contains("bội số của 5");
        for (int column = 2; column < 6; column++) {
            long figure = number(Spreadsheet.at(Spreadsheet.sheet(year, 0), YEARLY_HEAD + 3, 2 + column));
            assertThat(column < 4 ? figure % 5 : 0).isZero();
        }
    }

    @Test
    void others_and_senseless_questions_are_refused() throws Exception {
        for (String other : List.of("demo-zone", "demo-health")) {
            assertThat(luutru.get(other, MONTHLY + "month=" + APRIL).status()).isEqualTo(403);
            assertThat(luutru.get(other, YEARLY + "year=" + YEAR).status()).isEqualTo(403);
        }
        assertThat(luutru.get(OPERATOR, YEARLY + "year=" + YEAR).status()).isEqualTo(403);
        assertThat(luutru.get(WARD_POLICE, monthly(HOTEL)).codes()).containsExactly("TERRITORY_OUT_OF_SCOPE");
        assertThat(luutru.get(POLICE, MONTHLY + "establishment=E-NOBODY&month=" + APRIL)
                        .status())
                .isEqualTo(404);
        YearMonth now = YearMonth.now(Vietnam.ZONE);
        for (String senseless : List.of("", "&month=2026", "&month=" + now, "&month=" + now.plusYears(1))) {
            assertThat(luutru.get(OPERATOR, MONTHLY + "establishment=" + HOTEL + senseless)
                            .codes())
                    .as(senseless)
                    .containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.get(OPERATOR, MONTHLY + "month=" + APRIL).codes()).containsExactly("PARAMETER_MALFORMED");
        for (String senseless : List.of("", "year=x", "year=1999", "year=" + (now.getYear() + 1))) {
            assertThat(luutru.get(POLICE, YEARLY + senseless).codes())
                    .as(senseless)
                    .containsExactly("PARAMETER_MALFORMED");
        }
    }

    private static String monthly(String establishment) {
        return MONTHLY + "establishment=" + establishment + "&month=" + APRIL + "&minPosition=" + position;
    }

    /** By how much each figure grew since before this test's establishments and guests were declared. */
    private static List<List<Long>> grown(List<List<Object>> now) {
        List<List<Long>> grown = new ArrayList<>();
        for (int row = YEARLY_HEAD + 1; row <= YEARLY_HEAD + 12; row++) {
            List<Long> line = new ArrayList<>();
            for (int column = YEARLY_COLUMN; column < YEARLY_COLUMN + 6; column++) {
                line.add(number(Spreadsheet.at(now, row, column)) - number(Spreadsheet.at(before, row, column)));
            }
            grown.add(line);
        }
        return grown;
    }

    /** The total, 5 to 1 stars, not ranked, guest houses, villas, villages, apartments, others. */
    private static List<List<Long>> expectedGrowth() {
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            rows.add(List.of(0L, 0L, 0L, 0L, 0L, 0L));
        }
        rows.set(2, line(HOTEL, 30, 55));
        rows.set(8, line(VILLA, 4, 9));
        rows.set(11, line(CAMP, 0, 20));
        List<Long> total = new ArrayList<>();
        for (int column = 0; column < 6; column++) {
            int at = column;
            total.add(rows.stream().mapToLong(row -> row.get(at)).sum());
        }
        rows.set(0, total);
        return rows;
    }

    private static List<Long> line(String establishment, long rooms, long beds) {
        LocalDate running = LocalDate.now(Vietnam.ZONE).withDayOfMonth(1);
        LocalDate next = LocalDate.of(YEAR + 1, 1, 1);
        List<Long> line = new ArrayList<>(List.of(rooms, beds));
        line.addAll(guests.year(establishment, LocalDate.of(YEAR, 1, 1), running.isBefore(next) ? running : next));
        return line;
    }

    /** The figures below a head, down to the first cell without one. */
    private static List<Long> numbers(List<List<Object>> sheet, int head, int column) {
        List<Long> numbers = new ArrayList<>();
        for (int row = head + 1; Spreadsheet.at(sheet, row, column) instanceof BigDecimal number; row++) {
            numbers.add(number.longValueExact());
        }
        return numbers;
    }

    private static long number(Object cell) {
        return ((BigDecimal) cell).longValueExact();
    }

    private static void establishment(String id, String type, String stars, int rooms, int beds) throws Exception {
        Reply reply = luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Nhà Biểu %s", "type": "%s", "stars": %s, "regime": "LICENSED_LODGING", "ward": "16654",
             "zone": null, "rooms": %d, "beds": %d, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, type, stars, rooms, beds));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    /** A person's spreadsheet program, without its windows. */
    private static final class LibreOffice {

        private static final int MINUTES = 3;

        static boolean isThere() {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
                if (Files.isExecutable(Path.of(folder, "soffice"))) {
                    return true;
                }
            }
            return false;
        }

        /** The cells of a file's first sheet as it shows them; what is shown as a number becomes one. */
        static List<List<Object>> firstSheet(Path folder, byte[] file) throws IOException, InterruptedException {
            Path in = Files.write(folder.resolve("form.xlsx"), file);
            Path log = folder.resolve("log");
            ProcessBuilder command = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "csv:Text - txt - csv (StarCalc):44,34,76",
                            "--outdir",
                            folder.toString(),
                            in.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            command.environment().put("LC_ALL", "C.UTF-8");
            Process process = command.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            assertThat(folder.resolve("form.csv")).as(Files.readString(log)).exists();
            List<List<Object>> rows = new ArrayList<>();
            for (List<String> row : Spreadsheet.csv(Files.readString(folder.resolve("form.csv")))) {
                rows.add(new ArrayList<>(row.stream().map(LibreOffice::value).toList()));
            }
            Files.delete(folder.resolve("form.csv"));
            return rows;
        }

        private static Object value(String cell) {
            return cell.matches("[0-9]{1,3}(,[0-9]{3})*") ? new BigDecimal(cell.replace(",", "")) : cell;
        }
    }
}
