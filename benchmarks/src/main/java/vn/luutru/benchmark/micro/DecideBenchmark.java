package vn.luutru.benchmark.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luutru.benchmark.command.Events;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.event.StayEvent;

/** How long does it take to judge a check-in by all rules, and to fold an event into a stay? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {

    private static final int SAMPLES = 1_024;

    private final Events events = new Events();
    private final List<Submission> submissions = new ArrayList<>();
    private final List<Recorded<StayEvent>> checkIns = new ArrayList<>();
    private int next;

    public DecideBenchmark() {
        for (int i = 0; i < SAMPLES; i++) {
            submissions.add(events.submission());
            Recorded<?> recorded = events.next();
            if (recorded.event() instanceof StayEvent event) {
                checkIns.add(new Recorded<>(recorded.position(), recorded.recordedAt(), event));
            }
        }
    }

    @Benchmark
    public Decision decide() {
        return events.decider().decide(submissions.get(next++ & (SAMPLES - 1)), null);
    }

    @Benchmark
    public Stay evolve() {
        return Stay.evolve(null, checkIns.get(next++ & (SAMPLES - 1)));
    }
}
