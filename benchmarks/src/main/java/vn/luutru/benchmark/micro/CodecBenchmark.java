package vn.luutru.benchmark.micro;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
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
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.event.Event;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;

/** How long does a check-in take from a line of JSON to an event, from there to sealed bytes, and all the way back? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private static final int SAMPLES = 1_024;

    private final List<byte[]> lines;
    private final List<Event> events = new ArrayList<>();
    private final List<SerializedEvent> stored = new ArrayList<>();
    private final List<byte[]> sealed = new ArrayList<>();
    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private int next;

    public CodecBenchmark() {
        lines = new DeclarationGenerator(3, DemoProvince.establishments())
                .day(LocalDate.of(2026, 7, 4), SAMPLES, 0)
                .map(line -> line.json().getBytes(StandardCharsets.UTF_8))
                .toList();
        Events source = new Events();
        for (int i = 0; i < SAMPLES; i++) {
            Event event = source.next().event();
            SerializedEvent form = EventSerializer.serialize(event);
            events.add(event);
            stored.add(form);
            sealed.add(EventEncryption.encrypt(key, event.stream(), personal(form)));
        }
    }

    /** One line of a push: UTF-8, JSON, form. */
    @Benchmark
    public ParsedDeclaration readLine() {
        byte[] line = lines.get(next++ & (SAMPLES - 1));
        return DeclarationReader.line(line, 0, line.length);
    }

    @Benchmark
    public SerializedEvent encode() {
        return EventSerializer.serialize(events.get(next++ & (SAMPLES - 1)));
    }

    @Benchmark
    public Event decode() {
        int at = next++ & (SAMPLES - 1);
        return EventSerializer.deserialize(stream(at), stored.get(at));
    }

    @Benchmark
    public byte[] seal() {
        int at = next++ & (SAMPLES - 1);
        return EventEncryption.encrypt(key, stream(at), personal(stored.get(at)));
    }

    @Benchmark
    public byte[] open() {
        int at = next++ & (SAMPLES - 1);
        return EventEncryption.decrypt(key, stream(at), sealed.get(at));
    }

    private UUID stream(int at) {
        return events.get(at).stream();
    }

    private static byte[] personal(SerializedEvent form) {
        byte @Nullable [] personal = form.personal();
        return personal == null ? new byte[0] : personal;
    }
}
