package vn.luutru.adapter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A static file in memory.
 *
 * @param zipped the same with gzip; null where that is not shorter
 */
@SuppressWarnings("ArrayRecordComponent") // what is served, never compared
record Asset(String type, byte[] plain, byte @Nullable [] zipped) {

    private static final String JSON = "application/json";

    /** By the end of the file's name. Images are packed already. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("json", JSON),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain;charset=utf-8"));

    static Asset of(String name, byte[] plain) {
        byte[] zipped = gzip(plain);
        return new Asset(type(name), plain, zipped.length < plain.length * 9 / 10 ? zipped : null);
    }

    /** The media type by a file's name. */
    static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("No media type for " + name);
        }
        return type;
    }

    /** The same input gives the same bytes. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new Strongest(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class Strongest extends GZIPOutputStream {

        Strongest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
