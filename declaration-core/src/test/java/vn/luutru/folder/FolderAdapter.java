package vn.luutru.folder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.intake.BatchIntake;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.BatchSummary;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.LineOutcome;
import vn.luutru.intake.LineSplitter;

/** A whole adapter on the public ports: every NDJSON file of a folder is declared, its outcomes stand in a file beside it. */
record FolderAdapter(DeclarationIntake intake, Declarant declarant) {

    /** Declares the files that have no outcomes yet. */
    void run(Path folder) throws IOException, InterruptedException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ndjson")) {
            for (Path file : files) {
                Path outcomes = file.resolveSibling(file.getFileName() + ".outcomes");
                if (Files.notExists(outcomes)) {
                    // Whole or not there: what a crash leaves is declared again, and the same lines have the same
                    // receipts.
                    Path part = file.resolveSibling(file.getFileName() + ".part");
                    declare(Files.readAllBytes(file), part);
                    Files.move(part, outcomes, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private void declare(byte[] content, Path outcomes) throws IOException, InterruptedException {
        try (BufferedWriter out = Files.newBufferedWriter(outcomes);
                BatchIntake batch = intake.batch(declarant, false, () -> {})) {
            LineSplitter lines = new LineSplitter(new BatchSplitter.Reader() {
                @Override
                public void line(long number, byte[] bytes, int from, int length) {
                    batch.declare(number, DeclarationReader.line(bytes, from, length));
                }

                @Override
                public void tooLong(long number) {
                    batch.reject(number, Finding.of(FindingCode.LINE_TOO_LONG, ""));
                }

                @Override
                public void broken(long number) {
                    throw new IllegalStateException("Lines can always be told apart");
                }
            });
            lines.read(content);
            lines.end();
            for (LineOutcome line = batch.take(); line != null; line = batch.take()) {
                List<Finding> findings = line.outcome().findings();
                out.write(line.line() + " " + line.reference() + " "
                        + line.outcome().kind());
                for (Finding finding : findings) {
                    out.write(" " + finding.field() + " " + Findings.text(finding, Locale.ENGLISH));
                }
                out.newLine();
            }
            BatchSummary sum = batch.summary();
            out.write("%d received, %s".formatted(sum.received(), sum.verdict()));
        }
    }
}
