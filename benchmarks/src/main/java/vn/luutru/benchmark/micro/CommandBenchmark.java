package vn.luutru.benchmark.micro;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
import vn.luutru.benchmark.Store;
import vn.luutru.benchmark.command.CheckIns;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.Submission;

/** How many commands a second reach the disk, with so many under way, and with groups of at most so many? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CommandBenchmark {

    private static final int COMMANDS = 4_096;

    @Param({"1", "16", "256", "4000"})
    public int inFlight = 1;

    /** Events that one commit writes at most; 2,000 is what the service has. */
    @Param({"2000"})
    public int group = 2_000;

    private final CheckIns checkIns = new CheckIns();
    private @Nullable Server server;
    private @Nullable Store store;

    @Setup
    public void start() throws IOException {
        server = Server.temporary("luutru-jmh");
        store = new Store(server, group);
    }

    @TearDown
    public void stop() throws IOException {
        Objects.requireNonNull(store).close();
        Objects.requireNonNull(server).close();
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void checkIn() throws InterruptedException {
        Semaphore free = new Semaphore(inFlight);
        Store target = Objects.requireNonNull(store);
        Instant now = Instant.now();
        for (int i = 0; i < COMMANDS; i++) {
            free.acquire();
            CheckIn checkIn = checkIns.next();
            target.declarations()
                    .submit(new Submission(checkIn, now, checkIns.establishment(checkIn.establishment()), "bench"))
                    .whenComplete((outcome, error) -> {
                        if (outcome instanceof Outcome.Accepted) {
                            free.release(); // anything else stalls the benchmark rather than flattering it
                        }
                    });
        }
        free.acquire(inFlight);
    }
}
