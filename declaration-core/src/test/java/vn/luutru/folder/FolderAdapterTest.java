package vn.luutru.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.intake.IntakeFixture.checkIn;
import static vn.luutru.intake.IntakeFixture.checkOut;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.intake.BatchFailedException;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.Declarant;
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

    @Test
    void a_file_that_was_cut_short_by_a_crash_is_declared_again(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("evening.ndjson"), checkIn("A") + "\n" + checkIn("B"));
        FolderAdapter crashing = new FolderAdapter(fixture.intake, new DeclarantUntilTheCrash(fixture.declarant));
        assertThatThrownBy(() -> crashing.run(folder)).isInstanceOf(BatchFailedException.class);
        new FolderAdapter(fixture.intake, fixture.declarant).run(folder);

        assertThat(Files.readAllLines(folder.resolve("evening.ndjson.outcomes")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("1 A REPLAYED"),
                        line -> assertThat(line).startsWith("2 B ACCEPTED"),
                        line -> assertThat(line).isEqualTo("2 received, ALL_ACCEPTED"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    /** Answers one line. */
    private static final class DeclarantUntilTheCrash implements Declarant {

        private final Declarant declarant;
        private boolean answered;

        DeclarantUntilTheCrash(Declarant declarant) {
            this.declarant = declarant;
        }

        @Override
        public String id() {
            return declarant.id();
        }

        @Override
        public @Nullable Finding forbids(DeclarationType type, EstablishmentId establishment) {
            if (answered) {
                throw new IllegalStateException("the process ends");
            }
            answered = true;
            return declarant.forbids(type, establishment);
        }
    }
}
