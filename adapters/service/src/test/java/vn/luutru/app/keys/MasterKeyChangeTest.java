package vn.luutru.app.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.projection.TestDatabase;

/** The master key is exchanged while services run, and nothing that was given out changes. */
@IntegrationTest
@Timeout(300)
class MasterKeyChangeTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String STAYS = "/v1/establishments/E-KHOA/stays/";
    private static final String NEEDED = "luutru_master_key_before_needed";

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_service_takes_a_new_key_as_it_starts_and_then_does_without_the_former_one() throws Exception {
        JsonNode receipt;
        try (RunningLuutru first = start("--luutru.master-key=" + key(1))) {
            first.hotel("E-KHOA", "16531");
            receipt = receipt(first, "R-1");
            assertThat(metric(first, NEEDED)).isZero();
        }
        try (RunningLuutru both = start("--luutru.master-key=" + key(2), "--luutru.master-key-before=" + key(1))) {
            assertThat(receipt(both, "R-1")).isEqualTo(receipt);
            await().atMost(TIMEOUT).until(() -> metric(both, NEEDED) == 0);
            receipt(both, "R-2");
        }
        try (RunningLuutru alone = start("--luutru.master-key=" + key(2))) {
            assertThat(receipt(alone, "R-1")).isEqualTo(receipt);
            assertThat(named(alone)).isEqualTo(2);
        }
        assertThatThrownBy(() -> start("--luutru.master-key=" + key(1)).close())
                .hasStackTraceContaining("The master key is not the one that this database was written with");
    }

    // Ended before its block is over: that is what is tried.
    @SuppressWarnings("try")
    @Test
    void a_service_that_knows_only_the_former_key_goes_on_until_it_has_ended() throws Exception {
        try (RunningLuutru former = start("--luutru.master-key=" + key(1))) {
            former.hotel("E-KHOA", "16531");
            JsonNode receipt = receipt(former, "R-1");
            try (RunningLuutru both = start("--luutru.master-key=" + key(2), "--luutru.master-key-before=" + key(1))) {
                receipt(both, "R-2");
                assertThat(receipt(former, "R-2")).isEqualTo(receipt(both, "R-2"));
                assertThat(receipt(both, "R-1")).isEqualTo(receipt);
                assertThat(metric(both, NEEDED)).isEqualTo(1);

                former.close();
                await().atMost(TIMEOUT).until(() -> metric(both, NEEDED) == 0);
                assertThat(receipt(both, "R-1")).isEqualTo(receipt);
                assertThat(named(both)).isEqualTo(2);
            }
        }
    }

    private RunningLuutru start(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "--luutru.database.url=" + database.url();
        return RunningLuutru.start(data, all);
    }

    private static JsonNode receipt(RunningLuutru luutru, String reference) throws Exception {
        Reply reply = luutru.put(
                RunningLuutru.OPERATOR, STAYS + reference, RunningLuutru.checkIn("Nguyễn Văn Khóa", "038090000417"));
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return reply.json().path("receipt");
    }

    /** Names can be read. */
    private static int named(RunningLuutru luutru) throws Exception {
        Reply reply = luutru.get(
                RunningLuutru.WARD_POLICE,
                "/v1/residents?ward=16531&at=2026-07-01T20:00:00%2B07:00&name=nguyen%20van%20khoa&minPosition="
                        + luutru.settle().head(),
                "X-Purpose",
                "MISSING_PERSON",
                "X-Case",
                "12/2026");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("items").size();
    }

    private static double metric(RunningLuutru luutru, String name) throws Exception {
        return luutru.get(null, "/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
