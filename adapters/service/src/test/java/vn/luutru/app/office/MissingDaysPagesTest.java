package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.access.session.SignIn;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** What the police's pages say of a ward in which an establishment declared lately, and not on each day before. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class MissingDaysPagesTest {

    private static final String OFFICER = "demo-police-16531";

    @TempDir
    private static Path data;

    private static RunningLuutru luutru;
    private static LocalDate today;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(data);
        today = LocalDate.now(Vietnam.ZONE);
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void nobody_is_said_to_have_declared_all_days_while_some_are_missing() throws Exception {
        List<String> all = List.of();
        String ward = "";
        for (CodeTable.Entry one : CodeTables.WARDS.entries()) {
            List<String> found = establishments(one.code());
            if (found.size() == 1) {
                ward = one.code();
                all = found;
                break;
            }
        }
        String only = all.getFirst();
        report(only, today.minusDays(1));
        luutru.settle();
        OfficialBrowser police = ofWard(ward);
        for (String address : List.of("/cong-an", "/cong-an/co-so")) {
            assertThat(police.get(address).body())
                    .as(address)
                    .contains("Không có cơ sở nào im lặng từ 2 ngày", "1 trên 1 cơ sở đang mở còn thiếu ngày chưa khai")
                    .doesNotContain("Cả 1 cơ sở đang mở đã khai");
        }
        for (int day = 2; day < 7; day++) {
            report(only, today.minusDays(day));
        }
        luutru.settle();
        for (String address : List.of("/cong-an", "/cong-an/co-so")) {
            assertThat(police.get(address).body()).as(address).contains("Cả 1 cơ sở đang mở đã khai");
        }
    }

    private static List<String> establishments(String ward) throws Exception {
        return luutru.get(ADMIN, "/v1/establishments?size=3&ward=" + ward)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    /** The browser of an officer of a ward, with a task. */
    private static OfficialBrowser ofWard(String ward) throws Exception {
        OfficialBrowser browser = OfficialBrowser.signedIn(luutru.port, OFFICER);
        Caller.Official official = new Caller.Official(OFFICER, Role.POLICE, Scope.wards(Set.of(ward)));
        String secret = luutru.context
                .getBean(OfficialSessions.class)
                .open(new SignIn(official, "Lò Văn Mẫu", null, null), null)
                .secret();
        browser.cookies().replaceAll((name, value) -> secret);
        assertThat(browser.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01&tiep=%2Fcong-an")
                        .statusCode())
                .isEqualTo(303);
        return browser;
    }

    private static void report(String establishment, LocalDate day) throws Exception {
        assertThat(luutru.post(
                                OPERATOR,
                                "/v1/establishments/" + establishment + "/nil-reports",
                                "{\"date\": \"" + day + "\"}")
                        .status())
                .isBetween(200, 201);
    }
}
