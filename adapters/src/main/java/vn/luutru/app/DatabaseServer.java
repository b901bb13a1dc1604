package vn.luutru.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.postgres.EmbeddedDatabase;

/** The PostgreSQL server: the one that the settings name, otherwise our own on the data folder. */
final class DatabaseServer implements AutoCloseable {

    /** What a server says of a row that it refuses may name a guest: it must not get into a log. */
    private static final String DISCREET = "logServerErrorDetail=false";

    private final String url;
    private final @Nullable EmbeddedDatabase own;

    private DatabaseServer(String url, @Nullable EmbeddedDatabase own) {
        this.url = url + (url.indexOf('?') < 0 ? "?" : "&") + DISCREET;
        this.own = own;
    }

    static DatabaseServer of(LuutruProperties properties) throws IOException {
        LuutruProperties.Database database = properties.database();
        String url = database.url();
        if (url == null || url.isBlank()) {
            EmbeddedDatabase own = EmbeddedDatabase.start(properties.data().resolve("postgresql"));
            return new DatabaseServer(own.url(), own);
        }
        return new DatabaseServer(with(with(url, "user", database.username()), "password", database.password()), null);
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
    }

    private static String with(String url, String name, @Nullable String value) {
        return value == null || value.isEmpty()
                ? url
                : url + (url.indexOf('?') < 0 ? "?" : "&") + name + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
