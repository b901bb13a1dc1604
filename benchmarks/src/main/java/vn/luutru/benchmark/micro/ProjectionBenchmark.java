package vn.luutru.benchmark.micro;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.command.Events;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;

/** How many check-ins a second does each read model take, in batches of a thousand? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ProjectionBenchmark {

    private static final int BATCH = 1_000;
    private static final String SCHEMA = "measured";

    @Param({Register.NAME, Directory.NAME, ReportedDays.NAME})
    public String readModel = Register.NAME;

    private final Events events = new Events();
    private @Nullable Server server;
    private @Nullable Connection connection;
    private @Nullable Projection projection;
    private List<Recorded<Event>> batch = List.of();

    @Setup
    public void start() throws IOException, SQLException {
        server = Server.temporary("luutru-jmh");
        connection = server.connect();
        connection.setAutoCommit(false);
        projection = switch (readModel) {
            case Register.NAME -> new Register();
            case Directory.NAME -> new Directory();
            case ReportedDays.NAME -> new ReportedDays();
            default -> throw new IllegalArgumentException(readModel);
        };
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + SCHEMA);
        }
        connection.setSchema(SCHEMA);
        projection.create(connection);
        connection.commit();
    }

    @Setup(Level.Invocation)
    public void nextBatch() {
        batch = events.next(BATCH);
    }

    @TearDown
    public void stop() throws IOException, SQLException {
        Objects.requireNonNull(connection).close();
        Objects.requireNonNull(server).close();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void apply() throws SQLException {
        Connection open = Objects.requireNonNull(connection);
        Objects.requireNonNull(projection).apply(open, batch.getFirst().position() - 1, batch);
        open.commit();
    }
}
