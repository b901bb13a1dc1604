package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;

/** After an update, questions meet tables of the former version until the new ones are built. */
@IntegrationTest
class OtherTablesTest {

    private static final String QUESTION = "/v1/residents?establishment=E-FORMER";
    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};

    @TempDir
    private Path data;

    private RunningLuutru luutru;

    @AfterEach
    void stop() {
        luutru.close();
    }

    @Test
    void a_question_that_does_not_fit_the_former_tables_is_refused_until_the_new_ones_are_built() throws Exception {
        luutru = RunningLuutru.start(data);
        luutru.hotel("E-FORMER", "16531");
        Reply declared =
                luutru.put(OPERATOR, "/v1/establishments/E-FORMER/stays/a", checkIn("Phan Thị Cũ", "038190777301"));
        long position = declared.json().at("/receipt/position").asLong();
        assertThat(luutru.get(POLICE, QUESTION + "&minPosition=" + position, WHY)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);

        sql("alter table register.stay rename column moved_back to moved_once");
        Reply fault = luutru.get(POLICE, QUESTION, WHY);
        assertThat(fault.status()).as("the tables are of this version").isEqualTo(500);

        sql("update projection.checkpoint set version = version - 1 where schema = 'register'");
        Reply refused = luutru.get(POLICE, QUESTION, WHY);
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.codes()).containsExactly("READ_MODEL_UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(page()).isEqualTo(503);

        luutru.close();
        luutru = RunningLuutru.start(data);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(luutru.get(POLICE, QUESTION, WHY).status()).isEqualTo(200));
        assertThat(luutru.get(POLICE, QUESTION, WHY).text()).contains("Phan Thị Cũ");
        assertThat(page()).isEqualTo(200);
    }

    private int page() throws Exception {
        OfficialBrowser police = new OfficialBrowser(luutru.port);
        police.post("/dang-nhap/thu", "nguoi=demo-police");
        police.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=Ca+01&tiep=%2Fcong-an");
        return police.post("/cong-an/tim", "q=Phan+Th%E1%BB%8B").statusCode();
    }

    private void sql(String statement) throws Exception {
        try (Connection connection =
                        luutru.context.getBean("dataSource", DataSource.class).getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
