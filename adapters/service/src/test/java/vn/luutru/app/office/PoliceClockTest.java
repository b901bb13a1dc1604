package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** What depends on the time that passes while a page of the police is open. */
@IntegrationTest
@WithinOneDay(minutes = 3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoliceClockTest {

    private static final String OFFICER = "demo-police-16531";
    private static final String ESTABLISHMENT = "E-GIO";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final Duration EARLIER = Duration.ofMinutes(-10);
    private static final ShiftedClock CLOCK = new ShiftedClock();

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        // The lag of a read model goes by the machine's clock: what is to lag was recorded earlier.
        CLOCK.by(EARLIER);
        luutru = RunningLuutru.start(data, CLOCK, "--luutru.clock.max-skew=60d", "--luutru.sign-in.idle=2h");
        luutru.hotel(ESTABLISHMENT, "16531");
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @AfterEach
    void back() {
        CLOCK.by(Duration.ZERO);
    }

    @Test
    void a_task_that_is_stated_anew_lasts_as_long_as_one_that_begins() throws Exception {
        OfficialBrowser police = atWork();
        CLOCK.by(Duration.ofMinutes(28));
        String page = police.get("/cong-an/tim").body();
        assertThat(page).contains("còn 2 phút", "id=\"sap-het\"").containsPattern("data-task-left=\"1[012][0-9]\"");
        HttpResponse<String> renewed = police.post("/cong-an/viec/tiep-tuc", "");
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(renewed.body())
                .contains("\"session\":7200", "vụ Ca 01", "còn 30 phút")
                .containsPattern("\"task\":1(800|799)");
        CLOCK.by(Duration.ofMinutes(57));
        assertThat(police.get("/cong-an/tim").body()).contains("còn 1 phút");
        CLOCK.by(Duration.ofMinutes(59));
        assertThat(police.get("/cong-an/tim").body()).contains("Xem thông tin người để làm gì?");
        assertThat(police.post("/cong-an/viec/tiep-tuc", "").statusCode()).isEqualTo(410);
    }

    @Test
    void a_search_that_is_sent_after_the_end_of_its_task_is_not_lost() throws Exception {
        OfficialBrowser police = atWork();
        CLOCK.by(Duration.ofMinutes(31));
        assertThat(police.post("/cong-an/tim", "q=vi+thi+gio").body())
                .contains("Việc vừa bấm chưa được ghi", "name=\"q\" value=\"vi thi gio\"");
    }

    @Test
    @Order(1)
    void figures_count_until_what_the_register_has_read_and_not_until_the_click() throws Exception {
        OfficialBrowser police = atWork();
        luutru.settle();
        try (Connection connection = luutru.context.getBean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                // The register is read by others, and cannot follow.
                lock.execute("lock table register.stay in share mode");
            }
            Instant declared = CLOCK.instant();
            declared("cham", "Vi Thị Chậm", "038077880001");
            CLOCK.by(Duration.ZERO);
            for (String page : new String[] {"/cong-an", "/cong-an/danh-sach/tu-30-ngay"}) {
                assertThat(police.get(page).body())
                        .as(page)
                        .containsPattern("Số liệu đến (" + TIME.format(declared.atZone(Vietnam.ZONE)) + "|"
                                + TIME.format(declared.plusSeconds(60).atZone(Vietnam.ZONE)) + ")");
            }
            connection.rollback();
        }
    }

    private static void watched(String number) throws Exception {
        assertThat(luutru.post(
                                POLICE,
                                "/v1/watch-list",
                                "{\"number\": \"%s\", \"owner\": \"CA\", \"basis\": \"QĐ 12\", \"wards\": [], \"expiresOn\": \"%s\"}"
                                        .formatted(
                                                number,
                                                LocalDate.now(Vietnam.ZONE).plusMonths(1)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_match_reaches_every_page_and_one_that_nobody_saw_comes_with_it() throws Exception {
        String number = "038077880002";
        watched(number);
        luutru.settle();
        OfficialBrowser police = atWork();
        long before = luutru.head();
        try (EventStream stream = new EventStream(police, "/cong-an/truc-tiep?chi=canh-bao&sau=" + before)) {
            declared("trung", "Vi Văn Trùng", number);
            assertThat(stream.awaited("alert").data())
                    .contains("Vi Văn Trùng", "href=\"/cong-an/theo-doi\"", "role=\"alert\"")
                    .doesNotContain("<form");
            stream.awaited("seen");
            assertThat(stream.of("arrival")).isEmpty();
        }
        try (EventStream stream = new EventStream(police, "/cong-an/truc-tiep?chi=canh-bao&sau=" + before)) {
            assertThat(stream.awaited("alert").data()).contains("Vi Văn Trùng");
        }
        assertThat(police.get("/cong-an/co-so").body())
                .contains("id=\"canh-bao\"", "police/live.js", "cảnh báo đang chờ");
    }

    private static void declared(String reference, String name, String number) throws Exception {
        luutru.declare(ESTABLISHMENT, reference, name, number);
    }

    private static OfficialBrowser atWork() throws Exception {
        return OfficialBrowser.atWork(luutru.port, OFFICER);
    }
}
