package vn.luutru.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;

/** One small server may keep its data in the embedded database; nobody does so without a warning. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedInProductionTest {

    @Test
    void the_start_and_the_details_of_readiness_say_that_the_database_is_the_embedded_one(
            @TempDir Path data, CapturedOutput said) throws Exception {
        Files.createDirectories(data);
        try (RunningLuutru luutru = RunningLuutru.start(
                data,
                "--luutru.demo=false",
                "--luutru.master-key=" + Base64.getEncoder().encodeToString(new byte[32]))) {
            assertThat(said.getOut()).contains("The database is the embedded one", "luutru.database.url");
            RunningLuutru.Reply readiness = luutru.get(null, "/actuator/health/readiness");
            assertThat(readiness.status()).as(readiness.text()).isEqualTo(200);
            assertThat(readiness.text()).contains("EMBEDDED_DATABASE");
        }
    }
}
