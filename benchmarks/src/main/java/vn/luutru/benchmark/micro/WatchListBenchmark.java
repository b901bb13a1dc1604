package vn.luutru.benchmark.micro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.benchmark.command.Events;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.watch.WatchIndex;

/** What does it cost to compare a check-in with a watch list of 10,000 entries, half numbers, half names? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WatchListBenchmark {

    private static final int SAMPLES = 1_024;
    private static final int ENTRIES = 10_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 4);

    private final List<StayDetails> guests = new ArrayList<>();
    private final WatchIndex index;
    private int next;

    public WatchListBenchmark() {
        WatchKeys keys = new WatchKeys(new byte[32]);
        List<WatchIndex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            List<UUID> of = i % 2 == 0
                    ? keys.ofNumber(Long.toString(38_077_000_000L + i))
                    : keys.ofName("Nguyễn Văn Mẫu " + i, BirthDate.ofYear(1950 + i % 60));
            entries.add(new WatchIndex.Entry(new UUID(9, i), of, null, TODAY));
        }
        index = new WatchIndex(keys, entries);
        Events source = new Events();
        while (guests.size() < SAMPLES) {
            Event event = source.next().event();
            if (event instanceof GuestCheckedIn in) {
                guests.add(in.details());
            }
        }
    }

    /** One check-in: two or three keyed hashes and as many look-ups. */
    @Benchmark
    public List<WatchIndex.Match> compare() {
        return index.matches(guests.get(next++ & (SAMPLES - 1)), TODAY);
    }
}
