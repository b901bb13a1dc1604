package vn.luutru.adapter.web.admin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A list of establishments in a file, as the text that somebody would have pasted: a workbook (XLSX) as its cells with
 * tabulators between them, CSV as it is.
 *
 * @param text   for {@link PastedList}; its lines are the rows of the sheet
 * @param sheet  the name of the sheet; null if the file has none
 * @param others how many further sheets hold something, which is not read
 */
public record ListFile(String text, @Nullable String sheet, int others) {

    /** Bytes by which a format is known. */
    private static final int HEADER = 8;

    /** Nothing can be made of a file. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String text;

        /** @param text the key of the text that says why, and what to do */
        UnreadableException(String text, @Nullable Throwable cause) {
            super(text, cause);
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** @throws UnreadableException if it is of another format, damaged, or holds more than one list may */
    public static ListFile read(byte[] file) throws UnreadableException {
        if (file.length >= HEADER && ReadableWorkbook.isOOXMLZipHeader(file)) {
            return Workbook.read(file);
        }
        if (file.length >= HEADER && ReadableWorkbook.isOLE2Header(file)) {
            throw new UnreadableException("admin.import.file.old", null);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return new ListFile(text, null, 0);
        } catch (CharacterCodingException e) {
            throw new UnreadableException("admin.import.file.unknown", e);
        }
    }
}
