package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.demo.GeneratedLine;

@IntegrationTest
class PushedFileTest {

    private static final int LINES = 5_000;
    private static final int FAULTS = 137;

    @Test
    void of_a_file_with_planted_faults_the_rest_is_accepted_and_each_fault_named_by_line_field_and_code()
            throws Exception {
        List<GeneratedLine> file = SharedServer.day(1, LINES, FAULTS);

        Push push = Push.send(SharedServer.get(), SharedServer.json(file));

        assertThat(push.outcomes()).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            JsonNode outcome = push.outcomes().get(i);
            GeneratedLine line = file.get(i);
            assertThat(outcome.path("line").asInt()).isEqualTo(i + 1);
            assertThat(outcome.path("outcome").asString())
                    .as(outcome.toString())
                    .isEqualTo(line.fault() == null ? "ACCEPTED" : "REJECTED");
            assertThat(outcome.has("receipt")).isEqualTo(line.fault() == null);
            if (line.fault() != null) {
                assertThat(errors(outcome)).contains(line.fault() + " " + line.field());
            }
        }
        assertThat(push.summary().path("received").asInt()).isEqualTo(LINES);
        assertThat(push.summary().path("accepted").asInt()).isEqualTo(LINES - FAULTS);
        assertThat(push.summary().path("rejected").asInt()).isEqualTo(FAULTS);
        assertThat(push.summary().path("verdict").asString()).isEqualTo("PARTIAL");
    }

    @Test
    void a_file_sent_again_gets_the_same_receipts_and_one_changed_byte_is_a_conflict() throws Exception {
        Server server = SharedServer.get();
        List<String> file = SharedServer.json(SharedServer.day(2, LINES, 0));
        Push first = Push.send(server, file);
        assertThat(first.summary().path("accepted").asInt()).isEqualTo(LINES);

        Push again = Push.send(server, file);

        assertThat(again.summary().path("replayed").asInt()).isEqualTo(LINES);
        for (int i = 0; i < LINES; i++) {
            assertThat(again.outcomes().get(i).path("outcome").asString()).isEqualTo("REPLAYED");
            assertThat(again.outcomes().get(i).path("receipt"))
                    .isEqualTo(first.outcomes().get(i).path("receipt"));
        }

        List<String> changed = new ArrayList<>(file);
        changed.set(0, file.getFirst().replace("Văn Thử", "Văn Thừ"));
        Push third = Push.send(server, changed);

        assertThat(third.summary().path("replayed").asInt()).isEqualTo(LINES - 1);
        assertThat(errors(third.outcomes().getFirst())).anyMatch(error -> error.startsWith("STAY_CONFLICT"));
    }

    private static List<String> errors(JsonNode outcome) {
        return outcome.path("findings")
                .valueStream()
                .filter(finding -> finding.path("severity").asString().equals("ERROR"))
                .map(finding -> finding.path("code").asString() + " "
                        + finding.path("field").asString(""))
                .toList();
    }
}
