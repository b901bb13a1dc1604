package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** Names are sent to an open page as long as its official is signed in and at work, and none that belongs there is lost. */
@IntegrationTest
class LiveStreamTest {

    private static final String STREAM = "/cong-an/truc-tiep";
    private static final String OFFICER = "demo-police-16531";
    private static final String ESTABLISHMENT = "E-LIVE";

    private static final ShiftedClock CLOCK = new ShiftedClock();

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data, CLOCK, "--luutru.clock.max-skew=60d");
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel("E-LIVE-FAR", "14797");
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void it_ends_when_its_official_logs_out_and_their_task_with_it() throws Exception {
        OfficialBrowser police = atWork();
        try (EventStream stream = new EventStream(police, STREAM)) {
            assertThat(police.post("/dang-xuat", "").statusCode()).isEqualTo(303);
            stream.awaited("end");
        }
        police.post("/dang-nhap/thu", "nguoi=" + OFFICER);
        assertThat(police.get("/cong-an").body()).contains("Xem thông tin người để làm gì?");
    }

    @Test
    void it_ends_when_an_administrator_ends_the_session() throws Exception {
        OfficialSessions sessions = luutru.context.getBean(OfficialSessions.class);
        Caller.Official admin = new Caller.Official(ADMIN, Role.ADMIN, Scope.province());
        try (EventStream stream = new EventStream(atWork(), STREAM)) {
            for (OfficialSession session : sessions.open(admin).shown()) {
                sessions.end(admin, session.id());
            }
            stream.awaited("end");
        }
    }

    @Test
    void an_open_page_is_no_sign_of_anybody_and_ends_with_the_idle_time() throws Exception {
        try (EventStream stream = new EventStream(atWork(), STREAM)) {
            CLOCK.by(Duration.ofMinutes(16));
            stream.awaited("end");
        } finally {
            CLOCK.by(Duration.ZERO);
        }
    }

    @Test
    void of_very_many_pages_of_one_official_the_oldest_ends() throws Exception {
        OfficialBrowser police = atWork();
        List<EventStream> pages = new ArrayList<>();
        try {
            for (int i = 0; i < 9; i++) {
                pages.add(new EventStream(police, STREAM));
            }
            pages.getFirst().awaited("end");
            declared("chin", "Lý Thị Chín", "038077110020");
            assertThat(pages.getLast().awaited("arrival").data()).contains("Lý Thị Chín");
            assertThat(pages.get(1).of("end")).isEmpty();
        } finally {
            for (EventStream page : pages) {
                page.close();
            }
        }
    }

    @Test
    void while_a_read_model_is_behind_it_says_so_and_nothing_is_passed_over() throws Exception {
        for (String model : new String[] {"register", "watch"}) {
            try (EventStream stream = new EventStream(atWork(), STREAM)) {
                administrator(model, "pause");
                try {
                    // Of the pause itself, which is in the log too, the page may hear.
                    long paused = luutru.head();
                    declared("cham-" + model, "Đinh Thị Chậm " + model, "038077110001");
                    stream.awaited("behind");
                    assertThat(stream.of("seen"))
                            .allSatisfy(seen ->
                                    assertThat(Long.parseLong(seen.data())).isLessThanOrEqualTo(paused));
                } finally {
                    administrator(model, "resume");
                }
                assertThat(stream.awaited("arrival").data()).contains("Đinh Thị Chậm " + model);
                stream.awaited("seen");
                assertThat(stream.of("open")).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void of_a_wave_the_newest_are_sent_and_how_many_are_left_out() throws Exception {
        for (int i = 0; i < 25; i++) {
            Reply added = luutru.post(
                    POLICE,
                    "/v1/watch-list",
                    "{\"number\": \"%s\", \"owner\": \"Công an tỉnh\", \"basis\": \"QĐ 45 (mẫu)\", \"wards\": [], \"expiresOn\": \"%s\"}"
                            .formatted(number(i), LocalDate.now(Vietnam.ZONE).plusMonths(1)));
            assertThat(added.status()).as(added.text()).isEqualTo(201);
        }
        try (EventStream stream = new EventStream(atWork(), STREAM)) {
            administrator("watch", "pause");
            try {
                assertThat(pushed("song-", 0, 60)).isEqualTo(60);
                stream.awaited("behind");
            } finally {
                administrator("watch", "resume");
            }
            assertThat(stream.awaited("rest").data()).contains("Còn 10 khách");
            assertThat(stream.of("arrival")).hasSize(50);
            assertThat(stream.of("alert")).hasSize(21);
            assertThat(stream.of("alert").getFirst().data()).contains("Còn cảnh báo khác");
            OfficialBrowser police = atWork();
            assertThat(police.get("/cong-an/tim").body()).contains("hơn 20 cảnh báo đang chờ");
            assertThat(police.get("/cong-an/theo-doi").body()).contains("Chỉ hiện 20 cảnh báo mới nhất");
        }
    }

    @Test
    void a_page_that_comes_back_after_very_many_events_begins_anew_and_says_so() throws Exception {
        declared("truoc", "Lò Văn Trước", "038077110009");
        long before = luutru.head();
        assertThat(pushed("nhieu-", 1_000, 1_001)).isEqualTo(1_001);
        try (EventStream stream = new EventStream(atWork(), STREAM + "?sau=" + before)) {
            assertThat(stream.awaited("rest").data()).contains("Mất kết nối đã lâu");
        }
        try (EventStream stream = new EventStream(atWork(), STREAM + "?sau=" + luutru.head())) {
            declared("sau", "Lò Văn Sau", "038077110010");
            assertThat(stream.awaited("arrival").data()).contains("Lò Văn Sau");
            assertThat(stream.of("rest")).isEmpty();
        }
    }

    @Test
    void of_a_territory_of_several_wards_one_may_be_followed() throws Exception {
        OfficialBrowser officer = atWork("demo-police-14797-16531");
        try (EventStream stream = new EventStream(officer, STREAM + "?phuong=14797")) {
            declared("gan", "Vi Thị Gần", "038077110011");
            luutru.put(
                    OPERATOR,
                    "/v1/establishments/E-LIVE-FAR/stays/xa",
                    RunningLuutru.checkIn("Vi Thị Xa", "038077110012"));
            assertThat(stream.awaited("arrival").data()).contains("Vi Thị Xa");
        }
        assertThat(officer.get(STREAM + "?phuong=16522", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(403);
    }

    private static OfficialBrowser atWork() throws Exception {
        return atWork(OFFICER);
    }

    private static OfficialBrowser atWork(String account) throws Exception {
        OfficialBrowser police = OfficialBrowser.atWork(luutru.port, account);
        // A read model that was paused is asked again once it has caught up.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> police.get("/cong-an").statusCode() == 200);
        return police;
    }

    private static void administrator(String model, String what) throws Exception {
        assertThat(luutru.post(ADMIN, "/v1/projections/" + model + "/" + what, "")
                        .status())
                .isEqualTo(200);
    }

    private static void declared(String reference, String name, String number) throws Exception {
        luutru.declare(ESTABLISHMENT, reference, name, number);
    }

    private static int pushed(String references, int first, int many) throws Exception {
        return luutru.push(
                        OPERATOR,
                        IntStream.range(0, many)
                                .mapToObj(i -> RunningLuutru.line(
                                        ESTABLISHMENT, references + i, "Hà Văn Sóng", number(first + i)))
                                .collect(Collectors.joining("\n")))
                .lines()
                .getLast()
                .at("/summary/accepted")
                .asInt();
    }

    private static String number(int i) {
        return "0380773%05d".formatted(i);
    }
}
