package vn.luutru.app.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What stands in a workbook: its texts, and its cells as they are written. */
record WorkbookText(String texts, String cells) {

    static WorkbookText of(byte[] file) throws IOException {
        StringBuilder texts = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    texts.append(content);
                } else if (entry.getName().startsWith("xl/worksheets/")) {
                    cells.append(content);
                }
            }
        }
        return new WorkbookText(texts.toString(), cells.toString());
    }
}
