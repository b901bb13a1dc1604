package vn.luutru.adapter.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the data folder from which a service starts again: the server's files, and the password that they ask for.
 * It is made while the server runs, by PostgreSQL's own interface for backups of files, or of a server that is not
 * running. The master key is never part of it.
 *
 * <p>A folder of this name exists only once it is whole and on disk.
 */
public final class EmbeddedBackup {

    /** The hashes of all files of a backup, as {@code sha256sum --check} reads them. */
    public static final String SUMS = "SHA256SUMS";

    private static final String SERVER = "postgresql";
    private static final String PASSWORD = "postgresql.password";
    private static final String SLOT = "luutru_backup";
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private static final Set<String> MADE_ANEW = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private final Path cluster;
    private final CopiedFiles copied;

    private EmbeddedBackup(Path cluster, CopiedFiles copied) {
        this.cluster = cluster;
        this.copied = copied;
    }

    /**
     * What was copied.
     *
     * @param running whether the server served meanwhile
     */
    public record Made(long files, long bytes, boolean running) {}

    /** Whether there is an embedded server's data in this data folder. */
    public static boolean exists(Path data) {
        return Files.exists(data.resolve(SERVER).resolve("PG_VERSION"));
    }

    /** Whether a server runs on this data folder. */
    public static boolean runs(Path data) {
        return EmbeddedDatabase.serverOf(data.toAbsolutePath().resolve(SERVER)).isPresent();
    }

    /**
     * Copies the data folder. Where no server runs, the caller sees to it that none is started meanwhile.
     *
     * @param data   of the service
     * @param target a folder that does not exist yet
     * @throws FileNotFoundException      if there is no server's data in the folder
     * @throws FileAlreadyExistsException if there is a target
     * @throws IOException                if something cannot be read or written, or the server refuses
     */
    public static Made make(Path data, Path target) throws IOException {
        Path root = data.toAbsolutePath();
        Path cluster = root.resolve(SERVER);
        Path wanted = target.toAbsolutePath().normalize();
        if (!exists(root)) {
            throw new FileNotFoundException(cluster.toString());
        }
        if (Files.exists(wanted)) {
            throw new FileAlreadyExistsException(wanted.toString());
        }
        if (wanted.startsWith(cluster)) {
            throw new IOException("A backup does not lie in what is backed up: " + wanted);
        }
        Path unfinished = wanted.resolveSibling(wanted.getFileName() + ".unfinished");
        PrivateFolder.make(unfinished);
        CopiedFiles copied = new CopiedFiles(unfinished);
        copied.clear();
        EmbeddedBackup backup = new EmbeddedBackup(cluster, copied);
        boolean running = runs(data);
        if (running) {
            backup.whileRunning(url(root));
        } else {
            copied.tree(cluster, SERVER, path -> backup.isLeftOut(path, false));
        }
        copied.file(root.resolve(PASSWORD), PASSWORD);
        copied.writeSums(SUMS);
        Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
        return new Made(copied.count(), copied.bytes(), running);
    }

    private static String url(Path root) throws IOException {
        List<String> lock = Files.readAllLines(root.resolve(SERVER).resolve("postmaster.pid"));
        return "jdbc:postgresql://127.0.0.1:" + lock.get(3).strip() + "/postgres?ApplicationName=luutru-backup&user="
                + Cluster.user() + "&password=" + Files.readString(root.resolve(PASSWORD));
    }

    /** One session from beginning to end: if it breaks, the server ends the backup and drops the slot by itself. */
    private void whileRunning(String url) throws IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // From here on no segment of the WAL is removed.
            statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true, true)");
            statement.execute("select pg_backup_start('luutru', true)");
            copied.tree(cluster, SERVER, path -> isLeftOut(path, true));
            copied.steadyFile(cluster.resolve("global/pg_control"), SERVER + "/global/pg_control");
            String last;
            String label;
            try (ResultSet ended = statement.executeQuery("""
                    select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false)""")) {
                ended.next();
                last = ended.getString(1);
                label = ended.getString(2);
                if (!ended.getString(3).isBlank()) {
                    throw new IOException("The server keeps tables outside of its folder (tablespaces)");
                }
            }
            copied.text(label, SERVER + "/backup_label");
            segments(firstSegment(label), last);
        } catch (SQLException e) {
            throw new IOException(String.format(Locale.ROOT, "The server refuses (%s)", e.getSQLState()), e);
        }
    }

    private void segments(String first, String last) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(cluster.resolve("pg_wal"))) {
            names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(SEGMENT.asMatchPredicate())
                    .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
                    .sorted()
                    .toList();
        }
        if (names.isEmpty()
                || !names.getFirst().equals(first)
                || !names.getLast().equals(last)) {
            throw new IOException("The WAL from " + first + " to " + last + " is not whole");
        }
        for (String name : names) {
            copied.file(cluster.resolve("pg_wal").resolve(name), SERVER + "/pg_wal/" + name);
        }
    }

    private static String firstSegment(String label) throws IOException {
        Matcher found = FIRST_SEGMENT.matcher(label);
        if (!found.find()) {
            throw new IOException("The server's label of the backup does not name its first segment");
        }
        return found.group(1);
    }

    /** What belongs to the running server, or is made anew at its start, by PostgreSQL's manual (section 25.3.4). */
    private boolean isLeftOut(Path path, boolean running) {
        Path within = cluster.relativize(path);
        int depth = within.getNameCount();
        String name = within.getName(depth - 1).toString();
        String folder = depth > 1 ? within.subpath(0, depth - 1).toString() : "";
        return name.equals("postmaster.pid")
                || name.equals("postmaster.opts")
                || name.startsWith("pgsql_tmp")
                || MADE_ANEW.contains(folder)
                || (running && (folder.startsWith("pg_wal") || (folder.equals("global") && name.equals("pg_control"))));
    }
}
