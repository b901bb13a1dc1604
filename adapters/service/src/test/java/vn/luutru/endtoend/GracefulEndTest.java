package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;

/** The service is asked to end (SIGTERM) in the middle of a push and of single calls, and is started again. */
@IntegrationTest
class GracefulEndTest {

    private static final int LINES = 20_000;
    private static final int ASKED_TO_END_AT = 3_000;
    private static final int TYPING = 6;

    private static Push cutOff;
    private static final List<Receptionist> RECEPTIONISTS = new ArrayList<>();
    private static int status;
    private static long stored;
    private static String said;
    private static List<String> lines;
    private static Server again;

    @BeforeAll
    static void end_in_the_middle_and_start_again(@TempDir Path data) throws Exception {
        Server server = Server.start(data);
        lines = SharedServer.json(SharedServer.day(40, LINES, 0));
        List<Thread> typing = new ArrayList<>();
        for (int i = 0; i < TYPING; i++) {
            Receptionist receptionist = new Receptionist(server, "end-" + i + "-");
            RECEPTIONISTS.add(receptionist);
            typing.add(receptionist.begin());
        }
        AtomicBoolean asked = new AtomicBoolean();
        cutOff = Push.send(server, lines, outcome -> {
            if (outcome.path("line").asInt() >= ASKED_TO_END_AT && !asked.getAndSet(true)) {
                server.askToEnd();
            }
        });
        status = server.awaitEnd();
        for (Thread receptionist : typing) {
            receptionist.join();
        }
        said = Files.readString(server.log());
        again = Server.start(data);
        stored = number("select count(*) from log.event where type not like 'Establishment%'");
    }

    @AfterAll
    static void close() {
        again.close();
    }

    @Test
    void what_is_stored_was_answered_and_what_was_answered_is_stored_once() throws Exception {
        assertThat(cutOff.complete()).isFalse();
        assertThat(cutOff.outcomes()).hasSizeBetween(ASKED_TO_END_AT, LINES - 1);
        for (int i = 0; i < cutOff.outcomes().size(); i++) {
            JsonNode outcome = cutOff.outcomes().get(i);
            assertThat(outcome.path("line").asInt()).isEqualTo(i + 1);
            assertThat(outcome.path("outcome").asString()).isEqualTo("ACCEPTED");
        }
        int receipts = 0;
        for (Receptionist receptionist : RECEPTIONISTS) {
            assertThat(receptionist.receipts()).isNotEmpty();
            receipts += receptionist.receipts().size();
        }
        assertThat(stored).isEqualTo(cutOff.outcomes().size() + receipts);
        assertThat(number("select max(position) - count(*) from log.event")).isZero();
    }

    @Test
    void the_connection_is_closed_and_not_reset_so_that_no_outcome_is_lost_on_the_way() {
        assertThat(cutOff.status()).isEqualTo(200);
        assertThat(cutOff.reset()).isFalse();
    }

    @Test
    void the_end_is_an_ordinary_one() {
        assertThat(status)
                .as("143 is what a process that was asked to end returns")
                .isEqualTo(143);
        assertThat(said).doesNotContain(" ERROR ", "\tat ");
    }

    @Test
    void sending_again_completes_it_with_the_same_receipts() throws Exception {
        Push complete = Push.send(again, lines);

        assertThat(complete.summary().path("received").asInt()).isEqualTo(LINES);
        assertThat(complete.summary().path("replayed").asInt())
                .isEqualTo(cutOff.outcomes().size());
        assertThat(complete.summary().path("rejected").asInt()).isZero();
        for (JsonNode before : cutOff.outcomes()) {
            JsonNode now = complete.outcomes().get(before.path("line").asInt() - 1);
            assertThat(now.path("receipt")).isEqualTo(before.path("receipt"));
        }
        for (Receptionist receptionist : RECEPTIONISTS) {
            for (Map.Entry<String, JsonNode> before : receptionist.receipts().entrySet()) {
                assertThat(Receptionist.again(again, before.getKey())).isEqualTo(before.getValue());
            }
        }
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = again.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
