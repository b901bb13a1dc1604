package vn.luutru.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * A golden file: what an earlier version of the service stored. Later versions must read it, and write the same bytes,
 * so it is never changed.
 */
public final class GoldenFile {

    private GoldenFile() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no golden file " + name);
            }
            return in.readAllBytes();
        }
    }

    public static boolean exists(String name) {
        return GoldenFile.class.getResource("/golden/" + name) != null;
    }

    /** The words of each line. */
    public static List<List<String>> lines(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    public static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            properties.load(in);
        }
        return properties;
    }
}
