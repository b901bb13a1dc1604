package vn.luutru.adapter.postgres.erasure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.erasure.DeadCopies.Kind;
import vn.luutru.adapter.postgres.erasure.DeadCopies.Table;

/**
 * Writes anew what holds dead copies of erased data, ends the WAL segment that contains them, and has the server write
 * a checkpoint. Tried again and again, it goes on with the tables that are left. One process at a time does it; the
 * others find the lock taken.
 *
 * <p>A table is locked while it is rewritten, and asked for only for a short time: whoever asks after us waits as well.
 */
public final class Rewriting {

    private static final Logger LOG = LoggerFactory.getLogger(Rewriting.class);

    /** The advisory lock of whoever rewrites. */
    public static final long LOCK = 0x6c75_7574_7275_0001L;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String MISSING_RIGHT = "42501";

    private final DataSource database;
    private final BooleanSupplier idle;
    private final Set<String> missing = new HashSet<>();
    private final Map<String, Long> rewritten = new LinkedHashMap<>();
    private long upTo;

    /** What came of an attempt. */
    public enum Outcome {
        /** Nothing was erased since the last time. */
        NOTHING,
        /** No dead copy is left where the role may remove it. */
        DONE,
        /** Something was in the way, or another process is at it and may die: to be tried again. */
        LEFT
    }

    /**
     * @param database connections that wait for hours: a large table takes minutes
     * @param idle     whether no declaration waits to be written
     */
    public Rewriting(DataSource database, BooleanSupplier idle) {
        this.database = database;
        this.idle = idle;
    }

    /** Whether anything was erased since the last time. */
    public boolean due() throws SQLException {
        return DeadCopies.due(database);
    }

    /** Tries once. Blocks; whoever reads the tables that are rewritten waits meanwhile. */
    public Outcome attempt() throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, "SET lock_timeout = '2s'");
            execute(connection, "SET statement_timeout = 0");
            // Ends with the session.
            if (!is(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                return Outcome.LEFT;
            }
            DeadCopies dead = DeadCopies.find(connection);
            if (dead == null) {
                return Outcome.NOTHING;
            }
            if (DeadCopies.rebuilding(connection)) {
                LOG.info("Dead copies of erased data stay until the rebuild of a read model is over");
                return Outcome.LEFT;
            }
            return attempt(connection, dead);
        }
    }

    private Outcome attempt(Connection connection, DeadCopies dead) throws SQLException {
        if (dead.upTo() != upTo) {
            rewritten.clear();
            upTo = dead.upTo();
        }
        boolean left = false;
        for (Table table : dead.tables()) {
            if (!table.owned()) {
                missing(
                        table.name(),
                        "make the role the owner of the table or, for pg_statistic, of the database, or have an"
                                + " administrator run VACUUM (FULL, ANALYZE) on it after erasures");
            } else if (!rewritten.containsKey(table.name())) {
                String inTheWay =
                        left && table.kind() == Kind.STATISTICS ? "it is the last one" : rewrite(connection, table);
                if (inTheWay != null) {
                    LOG.info("{} is not rewritten yet: {}", table.name(), inTheWay);
                    left = true;
                }
            }
        }
        if (left) {
            return Outcome.LEFT;
        }
        long segment = privileged(connection, "SELECT pg_switch_wal()", "GRANT EXECUTE ON FUNCTION pg_switch_wal TO");
        long checkpoint = privileged(connection, "CHECKPOINT", "GRANT pg_checkpoint TO");
        dead.done(connection);
        LOG.info(
                "Dead copies of erased data are removed: {}; end of the WAL segment {}, checkpoint {}",
                rewritten.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + " ms")
                        .collect(Collectors.joining(", ")),
                seconds(segment),
                seconds(checkpoint));
        rewritten.clear();
        return Outcome.DONE;
    }

    /** @return what is in the way, null if the table is rewritten */
    private @Nullable String rewrite(Connection connection, Table table) throws SQLException {
        if (table.name().equals(DeadCopies.KEYS) && !idle.getAsBoolean()) {
            return "declarations are waiting to be written";
        }
        long begun = System.nanoTime();
        try (Statement vacuum = connection.createStatement()) {
            vacuum.execute(table.statement());
            long kept = kept(vacuum.getWarnings());
            if (kept > 0) {
                return String.format(Locale.ROOT, "%d of its dead rows are seen by an older transaction", kept);
            }
        } catch (SQLException e) {
            // Not available, or a deadlock that was resolved at our cost. A server out of reach ends the attempt.
            if (e.getSQLState() != null && List.of("55P03", "40P01").contains(e.getSQLState())) {
                return "it is in use";
            }
            throw e;
        }
        rewritten.put(table.name(), millisSince(begun));
        return null;
    }

    /** How many dead rows VACUUM had to keep, as the details of its reports begin with, in whatever language. */
    private static long kept(@Nullable SQLWarning first) {
        long kept = 0;
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            ServerErrorMessage report = warning instanceof PSQLWarning known ? known.getServerErrorMessage() : null;
            String detail = report == null ? null : report.getDetail();
            Matcher number = NUMBER.matcher(detail == null ? "" : detail);
            if (number.find()) {
                kept += Long.parseLong(number.group());
            }
        }
        return kept;
    }

    /** @return milliseconds, negative if the role lacks the right */
    private long privileged(Connection connection, String sql, String grant) throws SQLException {
        long begun = System.nanoTime();
        try {
            execute(connection, sql);
            return millisSince(begun);
        } catch (SQLException e) {
            if (!MISSING_RIGHT.equals(e.getSQLState())) {
                throw e;
            }
            missing(sql, grant + " the role");
            return -1;
        }
    }

    private void missing(String what, String remedy) {
        if (missing.add(what)) {
            LOG.warn(
                    "The role lacks a right to remove dead copies of erased data ({}): {}, see docs/operations",
                    what,
                    remedy);
        }
    }

    private static String seconds(long millis) {
        return millis < 0 ? "not allowed" : millis + " ms";
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
