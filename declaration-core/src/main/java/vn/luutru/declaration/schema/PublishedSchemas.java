package vn.luutru.declaration.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema 2020-12 of what leaves the service: the open part of each event type, and each type of message. Within a
 * version a schema gains optional members only, and consumers must expect such; anything else is a new version.
 */
public final class PublishedSchemas {

    private static final Map<String, byte[]> ALL = load();

    private PublishedSchemas() {}

    /** Name and version of each, as {@code GuestCheckedIn/1}, in order. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * The schema of a type as UTF-8.
     *
     * @param name and version, as {@code GuestCheckedIn/1}
     * @return null if there is none
     */
    public static byte @Nullable [] find(String name) {
        byte[] found = ALL.get(name);
        return found == null ? null : found.clone();
    }

    private static Map<String, byte[]> load() {
        Map<String, byte[]> all = new TreeMap<>();
        for (String name : new String(resource("index.txt"), StandardCharsets.UTF_8).split("\n")) {
            all.put(name, resource(name.replace('/', '-') + ".json"));
        }
        return all;
    }

    private static byte[] resource(String file) {
        try (InputStream in =
                Objects.requireNonNull(PublishedSchemas.class.getResourceAsStream("/schemas/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
