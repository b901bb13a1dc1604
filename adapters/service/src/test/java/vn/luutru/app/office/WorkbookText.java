package vn.luutru.app.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What stands in a workbook: its texts, and its cells as they are written. */
record WorkbookText(String texts, String cells) {

    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

    static WorkbookText of(byte[] file) throws IOException {
        Path stored = Files.createTempFile("workbook", ".xlsx");
        StringBuilder texts = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        try (ZipFile zip = new ZipFile(Files.write(stored, file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (entry.getName().equals("xl/sharedStrings.xml")) {
                        texts.append(content);
                    } else if (entry.getName().startsWith("xl/worksheets/")) {
                        cells.append(content);
                    }
                }
            }
        } finally {
            Files.delete(stored);
        }
        return new WorkbookText(read(texts.toString()), cells.toString());
    }

    /** Characters beyond ASCII are written by their numbers. */
    private static String read(String xml) {
        return CHARACTER
                .matcher(xml)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
