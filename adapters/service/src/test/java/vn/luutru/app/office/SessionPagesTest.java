package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSessions;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.access.OfficialBrowser;

/** The open sessions as administrators see and end them. */
@IntegrationTest
class SessionPagesTest {

    private static RunningLuutru luutru;
    private static OfficialBrowser admin;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.get();
        admin = OfficialBrowser.signedIn(luutru.port, "demo-admin");
    }

    @Test
    void a_session_that_is_ended_is_refused_from_the_next_request_on() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, "demo-police-16531");
        assertThat(police.get("/v1/access-log").statusCode()).isEqualTo(200);
        String page = admin.get("/quan-tri/phien").body();
        assertThat(page).contains("Lê Thị Ví", "phiên này");
        String end = OfficialBrowser.link(page.substring(page.indexOf("Lê Thị Ví")), "/quan-tri/phien/[^\"]+/ket-thuc");
        while (police.get("/v1/access-log").statusCode() == 200) {
            assertThat(admin.post(end, "").statusCode()).isEqualTo(303);
            page = admin.get("/quan-tri/phien").body();
            if (!page.contains("Lê Thị Ví")) {
                break;
            }
            end = OfficialBrowser.link(page.substring(page.indexOf("Lê Thị Ví")), "/quan-tri/phien/[^\"]+/ket-thuc");
        }
        assertThat(police.get("/v1/access-log").statusCode()).isEqualTo(401);
    }

    @Test
    void of_more_than_a_thousand_sessions_those_that_are_not_listed_are_counted() throws Exception {
        assertThat(admin.get("/quan-tri/phien").body()).doesNotContain("phiên đăng nhập trước đó");
        int before = luutru.context
                .getBean(OfficialSessions.class)
                .open(new Caller.Official("demo-admin", Role.ADMIN, Scope.province()))
                .shown()
                .size();
        database("""
            insert into sessions.session (id, secret_hash, official, role, name, started_at, seen_at, ends_at)
            select gen_random_uuid(), sha256(('Q-ADMIN-5-' || i)::bytea), 'Q-ADMIN-5', case when i > 1100 then
                'ADMIN' else 'POLICE' end, 'Đông Người', now() - interval '1 hour', now() - case when i > 1100
                then interval '6 minutes' else interval '0' end, now() + interval '7 hours'
            from generate_series(1, 1200) i
            """);
        try {
            String page = admin.get("/quan-tri/phien").body();
            Matcher more = Pattern.compile("Chỉ hiện 1\\.000 phiên đăng nhập sau cùng; còn (\\d+) phiên")
                    .matcher(page);
            assertThat(more.find()).isTrue();
            assertThat(Integer.parseInt(more.group(1)))
                    .as("administrators who are idle for five minutes are signed out")
                    .isBetween(before + 90, before + 100);
            assertThat(page).contains("phiên này");
            assertThat(admin.get("/quan-tri/phien", "Accept-Language", "en").body())
                    .contains("Only the 1,000 newest sessions are shown");
        } finally {
            database("delete from sessions.session where official = 'Q-ADMIN-5'");
        }
    }

    private static void database(String sql) throws SQLException {
        try (Connection connection = luutru.context
                        .getBean("controlSource", DataSource.class)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
