package vn.luutru.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.intake.IntakeFixture.checkIn;
import static vn.luutru.intake.IntakeFixture.checkOut;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.IntakeFixture;

class FolderAdapterTest {

    private final IntakeFixture fixture = new IntakeFixture();

    @Test
    void every_line_of_every_file_has_an_outcome_in_the_file_beside_it(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("evening.ndjson"),
                checkIn("A") + "\n\n" + checkOut("A") + "\nnonsense\n" + "x".repeat(BatchSplitter.MAX_LINE + 1));
        FolderAdapter adapter = new FolderAdapter(fixture.intake, fixture.declarant);
        adapter.run(folder);
        adapter.run(folder);

        assertThat(Files.readAllLines(folder.resolve("evening.ndjson.outcomes")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("1 A ACCEPTED"),
                        line -> assertThat(line).startsWith("3 A ACCEPTED"),
                        line -> assertThat(line).startsWith("4 null REJECTED").contains("JSON"),
                        line -> assertThat(line).startsWith("5 null REJECTED").contains("64 KiB"),
                        line -> assertThat(line).isEqualTo("4 received, PARTIAL"));
        assertThat(fixture.asked()).isEqualTo(2);
    }
}
