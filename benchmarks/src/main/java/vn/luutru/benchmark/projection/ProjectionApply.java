package vn.luutru.benchmark.projection;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.luutru.benchmark.Server;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Projection;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.table.TransactionSettings;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

/**
 * How many check-ins, and then check-outs, does each read model apply in a second, when the events are at hand?
 *
 * <p>Beside the rate stands what an event costs in processor time, on this thread and in the server's process: that
 * hardly depends on what else the machine does.
 */
public final class ProjectionApply {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProjectionApply() {}

    /** @param args stays (200000), events in a batch (2000), months before with as many stays each (0) */
    public static void main(String[] args) throws Exception {
        int stays = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int size = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        int months = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        try (Server server = Server.temporary("luutru-apply")) {
            for (Projection projection : List.of(
                    new Register(),
                    new StayFigures(
                            java.time.Clock.systemUTC(),
                            List.of(new DeclaredDays(), new TourismCube(AgeGroups.USUAL, new Rounding(new byte[16])))),
                    new ReportedDays(),
                    new Directory(),
                    new AccessLog())) {
                try (Connection connection = server.connect()) {
                    measure(connection, projection, stays, size, months);
                }
            }
        }
    }

    private static void measure(Connection connection, Projection projection, int stays, int size, int months)
            throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "create schema " + projection.name());
        TransactionSettings.apply(connection, projection.name());
        projection.create(connection);
        StayEvents log = new StayEvents();
        apply(connection, projection, log.establishments());
        for (int month = months; month > 0; month--) {
            for (int i = 0; i < stays; i += size) {
                apply(connection, projection, log.pastCheckIns(size, month));
            }
        }
        Clock checkIns = new Clock(connection);
        for (int i = 0; i < stays; i += size) {
            List<Recorded<Event>> batch = log.checkIns(size);
            checkIns.start();
            apply(connection, projection, batch);
            checkIns.stop();
        }
        checkIns.tell(projection.name() + ", check-ins", stays);
        Clock checkOuts = new Clock(connection);
        for (int i = 0; i < stays / 2; i += size) {
            List<Recorded<Event>> batch = log.checkOuts(size);
            checkOuts.start();
            apply(connection, projection, batch);
            checkOuts.stop();
        }
        checkOuts.tell(projection.name() + ", check-outs", stays / 2);
    }

    private static void apply(Connection connection, Projection projection, List<Recorded<Event>> batch)
            throws SQLException {
        TransactionSettings.apply(connection, projection.name());
        projection.apply(connection, batch.getFirst().position() - 1, batch);
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Counts only between start and stop. */
    private static final class Clock {

        private final ProcessHandle server;
        private long nanos;
        private long ownCpu;
        private Duration serverCpu = Duration.ZERO;

        Clock(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                server = ProcessHandle.of(row.getLong(1)).orElseThrow();
            }
        }

        void start() {
            nanos -= System.nanoTime();
            ownCpu -= THREADS.getCurrentThreadCpuTime();
            serverCpu = serverCpu.minus(serverCpu());
        }

        void stop() {
            nanos += System.nanoTime();
            ownCpu += THREADS.getCurrentThreadCpuTime();
            serverCpu = serverCpu.plus(serverCpu());
        }

        private Duration serverCpu() {
            return server.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        void tell(String what, int events) {
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %,10.0f/s   each %5.1f µs here + %5.1f µs in the server%n",
                    what,
                    events * 1e9 / nanos,
                    ownCpu / 1e3 / events,
                    serverCpu.toNanos() / 1e3 / events);
        }
    }
}
