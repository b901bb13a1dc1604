package vn.luutru.app.database;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.adapter.embedded.EmbeddedDatabase;
import vn.luutru.adapter.postgres.database.ConnectionSettings;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;

/** The PostgreSQL server: the one that the settings name, otherwise our own on the data folder. */
public final class DatabaseServer implements AutoCloseable {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Duration CHECK_SILENCE = Duration.ofSeconds(30);

    private final String url;
    private final @Nullable String ownerUrl;
    private final @Nullable String role;
    private final @Nullable EmbeddedDatabase own;
    private final @Nullable DataFolder folder;

    private DatabaseServer(
            String url,
            @Nullable String ownerUrl,
            @Nullable String role,
            @Nullable EmbeddedDatabase own,
            @Nullable DataFolder folder) {
        this.url = url;
        this.ownerUrl = ownerUrl;
        this.role = role;
        this.own = own;
        this.folder = folder;
    }

    public static DatabaseServer of(LuutruProperties properties) throws IOException {
        LuutruProperties.Database database = properties.database();
        String url = database.url();
        if (url == null || url.isBlank()) {
            DataFolder folder = DataFolder.take(properties.data());
            EmbeddedDatabase own = start(properties.data(), database.programs(), folder);
            return new DatabaseServer(own.url(), null, null, own, folder);
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
        String owner = database.owner().username();
        if (owner == null || owner.isBlank()) {
            return new DatabaseServer(address, null, null, null, null);
        }
        String role = database.username();
        if (role == null || role.isBlank()) {
            throw new RefusedStartException(
                    "luutru.database.owner.username is set, and luutru.database.username is not.",
                    "Name the role that the service works with in luutru.database.username.");
        }
        String ownerAddress =
                with(with(url, "user", owner), "password", database.owner().password());
        return new DatabaseServer(address, ownerAddress, role, null, null);
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
        if (ownerUrl == null || role == null) {
            Migrations.apply(source(url, "migration", ConnectionSettings.LONG_SILENCE), schema);
            return;
        }
        DataSource owner = source(ownerUrl, "migration", ConnectionSettings.LONG_SILENCE);
        Migrations.apply(owner, schema);
        ApplicationRole.grant(owner, schema, role);
        ApplicationRole.check(connections("check", CHECK_SILENCE));
    }

    /**
     * A new connection at each call, with the rights of the tables' owner: they may be rewritten. A statement may be silent
     * for {@link ConnectionSettings#LONG_SILENCE}.
     *
     * @param name as {@code pg_stat_activity} shows it
     */
    public DataSource maintenance(String name) {
        return source(ownerUrl == null ? url : ownerUrl, name, ConnectionSettings.LONG_SILENCE);
    }

    /**
     * A new connection at each call.
     *
     * @param name    as {@code pg_stat_activity} shows it
     * @param silence how long a statement may go without a byte from the server before the connection counts as lost
     */
    public DataSource connections(String name, Duration silence) {
        return source(url, name, silence);
    }

    private static DataSource source(String url, String name, Duration silence) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        ConnectionSettings.apply(source, name, silence);
        return source;
    }

    /** Whether it is our own, on the data folder. */
    public boolean isEmbedded() {
        return own != null;
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
