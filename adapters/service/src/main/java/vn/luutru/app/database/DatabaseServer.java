package vn.luutru.app.database;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.adapter.embedded.EmbeddedDatabase;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;

/** The PostgreSQL server: the one that the settings name, otherwise our own on the data folder. */
public final class DatabaseServer implements AutoCloseable {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final String url;
    private final @Nullable EmbeddedDatabase own;
    private final @Nullable DataFolder folder;

    private DatabaseServer(String url, @Nullable EmbeddedDatabase own, @Nullable DataFolder folder) {
        this.url = url;
        this.own = own;
        this.folder = folder;
    }

    public static DatabaseServer of(LuutruProperties properties) throws IOException {
        LuutruProperties.Database database = properties.database();
        String url = database.url();
        if (url == null || url.isBlank()) {
            DataFolder folder = DataFolder.take(properties.data());
            EmbeddedDatabase own = start(properties.data(), database.programs(), folder);
            return new DatabaseServer(own.url(), own, folder);
        }
        if (!url.startsWith(POSTGRESQL)) {
            // Not repeated: addresses of this form hold passwords.
            throw new RefusedStartException(
                    String.format(
                            Locale.ROOT,
                            "luutru.database.url is no address for JDBC: it does not begin with %s.",
                            POSTGRESQL),
                    "Write jdbc:postgresql://host:5432/database, and the account in luutru.database.username"
                            + " and .password.");
        }
        String address = with(with(url, "user", database.username()), "password", database.password());
        return new DatabaseServer(address, null, null);
    }

    private static EmbeddedDatabase start(Path data, @Nullable Path programs, DataFolder folder) throws IOException {
        try {
            return EmbeddedDatabase.start(data, programs == null ? data.resolve("postgresql-server") : programs);
        } catch (NoClassDefFoundError e) {
            folder.close();
            throw new RefusedStartException(
                    "This build has no embedded database.",
                    "Give the address of a PostgreSQL server: luutru.database.url.",
                    e);
        } catch (IOException | IllegalStateException e) {
            folder.close();
            throw new RefusedStartException(
                    "The database does not start on " + data.toAbsolutePath() + ": " + e.getMessage(),
                    "Look for a full disk, for missing rights, for a folder that others may write to, and for files of"
                            + " another release of PostgreSQL.",
                    e);
        }
    }

    /**
     * Brings a schema to the form that this version needs, on a connection of its own: an index on a large table takes
     * longer than any pool lets a statement take.
     */
    public void migrate(String schema) {
        Migrations.apply(unlimited("migration"), schema);
    }

    /**
     * A new connection at each call, without a limit on what a statement takes.
     *
     * @param name as {@code pg_stat_activity} shows it
     */
    public DataSource unlimited(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setApplicationName("luutru-" + name);
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** The address for JDBC, with user and password: not for logs. */
    public String url() {
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
