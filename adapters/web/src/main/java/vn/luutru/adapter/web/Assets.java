package vn.luutru.adapter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The static files of all pages: whatever lies below {@code vn/luutru/assets/} in a jar of the class path, the modules that
 * were Java as {@code browser/NAME}, Bootstrap's style sheet from its WebJar, and each bundle of texts as
 * {@code texts/AREA.LANGUAGE.json}. One hash over all of them
 * stands in their address: a browser may keep them without asking again, modules import one another by relative paths, and a page
 * never mixes files of two releases.
 */
public final class Assets {

    /** Below which all files lie, as addresses have it. */
    public static final String ROOT = "/assets/";

    private static final String OWN = "classpath*:vn/luutru/assets/**/*.*";
    private static final String OWN_ROOT = "vn/luutru/assets/";
    private static final String MODULES = "classpath*:META-INF/luutru/browser/*.js";
    private static final String BOOTSTRAP = "classpath*:META-INF/resources/webjars/bootstrap/*/css/bootstrap.min.css";

    /** Bytes of the hash in the address. */
    private static final int HASH = 8;

    private final Map<String, byte[]> files;
    private final ConcurrentHashMap<String, Asset> packed = new ConcurrentHashMap<>();
    private final String hash;

    /** Reads all files; each is packed when it is first asked for. */
    public Assets(Texts texts) {
        Map<String, byte[]> found = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource file : resolver.getResources(OWN)) {
                String address = file.getURL().toString();
                add(found, address.substring(address.lastIndexOf(OWN_ROOT) + OWN_ROOT.length()), file);
            }
            for (Resource file : resolver.getResources(MODULES)) {
                add(found, "browser/" + file.getFilename(), file);
            }
            for (Resource file : resolver.getResources(BOOTSTRAP)) {
                add(found, "css/bootstrap.css", file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.putAll(TextFiles.of(texts));
        found.keySet().forEach(Asset::type);
        hash = hash(found);
        files = Map.copyOf(found);
    }

    private static void add(Map<String, byte[]> files, String name, Resource file) throws IOException {
        if (files.put(name, file.getContentAsByteArray()) != null) {
            throw new IllegalStateException("Two static files are called " + name);
        }
    }

    /**
     * The address of a file.
     *
     * @param name as it lies below the root, for example {@code css/luutru.css}
     * @throws IllegalArgumentException if there is no such file
     */
    public String address(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("No static file " + name);
        }
        return ROOT + hash + "/" + name;
    }

    /** Whether there is such a file. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** Of all files together: another release has another. */
    public String hash() {
        return hash;
    }

    /** The names of all files. */
    public Set<String> names() {
        return files.keySet();
    }

    /** Null if there is no such file in this release. */
    @Nullable
    Asset find(String ofRelease, String name) {
        byte[] plain = hash.equals(ofRelease) ? files.get(name) : null;
        return plain == null ? null : packed.computeIfAbsent(name, file -> Asset.of(file, plain));
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
