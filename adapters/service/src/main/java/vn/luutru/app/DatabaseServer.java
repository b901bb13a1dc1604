package vn.luutru.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.embedded.EmbeddedDatabase;

/** The PostgreSQL server: the one that the settings name, otherwise our own on the data folder. */
final class DatabaseServer implements AutoCloseable {

    /** What a server says of a row that it refuses may name a guest: it must not get into a log. */
    private static final String DISCREET = "logServerErrorDetail=false";

    private final String url;
    private final @Nullable EmbeddedDatabase own;
    private final @Nullable DataFolder folder;

    private DatabaseServer(String url, @Nullable EmbeddedDatabase own, @Nullable DataFolder folder) {
        this.url = url + (url.indexOf('?') < 0 ? "?" : "&") + DISCREET;
        this.own = own;
        this.folder = folder;
    }

    static DatabaseServer of(LuutruProperties properties) throws IOException {
        LuutruProperties.Database database = properties.database();
        String url = database.url();
        if (url == null || url.isBlank()) {
            DataFolder folder = DataFolder.take(properties.data());
            EmbeddedDatabase own = start(properties.data().resolve("postgresql"), folder);
            return new DatabaseServer(own.url(), own, folder);
        }
        String address = with(with(url, "user", database.username()), "password", database.password());
        return new DatabaseServer(address, null, null);
    }

    private static EmbeddedDatabase start(Path files, DataFolder folder) throws IOException {
        try {
            return EmbeddedDatabase.start(files);
        } catch (IOException | IllegalStateException e) {
            folder.close();
            throw new RefusedStartException(
                    String.format(
                            Locale.ROOT,
                            "The database does not start on %s: %s",
                            files.toAbsolutePath(),
                            e.getMessage()),
                    "Look for a full disk, for missing rights, and for files of another release of PostgreSQL.",
                    e);
        }
    }

    /** The address for JDBC, with user and password: not for logs. */
    String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
        if (folder != null) {
            folder.close();
        }
    }

    private static String with(String url, String name, @Nullable String value) {
        return value == null || value.isEmpty()
                ? url
                : url + (url.indexOf('?') < 0 ? "?" : "&") + name + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
