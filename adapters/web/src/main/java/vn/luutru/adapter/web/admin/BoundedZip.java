package vn.luutru.adapter.web.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of a ZIP file, packed anew, and no more of them than memory has room for. Whoever reads the copy can find neither
 * more parts nor larger ones, whatever the file's own directory says of their sizes.
 */
final class BoundedZip {

    /** A list of a thousand rows unpacks to less than a megabyte; a sheet that is formatted to its last row to many. */
    static final int MAX_BYTES = 32_000_000;

    private static final int MAX_PARTS = 200;
    private static final int MAX_NAME = 200;

    private BoundedZip() {}

    static byte[] copy(byte[] file) throws ListFile.UnreadableException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipFile parts = ZipFile.builder().setByteArray(file).get();
                ZipOutputStream packed = new ZipOutputStream(copy)) {
            byte[] piece = new byte[8192];
            long unpacked = 0;
            int count = 0;
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                count++;
                if (count > MAX_PARTS || part.getName().length() > MAX_NAME) {
                    throw new ListFile.UnreadableException("admin.import.file.large", null);
                }
                packed.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream content = parts.getInputStream(part)) {
                    for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                        unpacked += read;
                        if (unpacked > MAX_BYTES) {
                            throw new ListFile.UnreadableException("admin.import.file.large", null);
                        }
                        packed.write(piece, 0, read);
                    }
                }
                packed.closeEntry();
            }
        } catch (IOException | RuntimeException e) {
            throw new ListFile.UnreadableException("admin.import.file.unknown", e);
        }
        return copy.toByteArray();
    }
}
