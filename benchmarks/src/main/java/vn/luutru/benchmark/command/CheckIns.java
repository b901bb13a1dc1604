package vn.luutru.benchmark.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;
import vn.luutru.demo.GeneratedLine;

/** Check-ins of a generated day of the demo province, read beforehand, each time with another reference. */
public final class CheckIns {

    private static final int TEMPLATES = 5_000;

    private final List<CheckIn> templates;
    private final Map<EstablishmentId, EstablishmentRecord> establishments;
    private final String run = "C" + Long.toString(System.nanoTime(), 36);
    private final AtomicLong next = new AtomicLong();

    public CheckIns() {
        LocalDate yesterday = Vietnam.dateOf(Instant.now()).minusDays(1);
        templates = new DeclarationGenerator(2, DemoProvince.establishments())
                .day(yesterday, TEMPLATES, 0)
                .map(CheckIns::read)
                .filter(CheckIn.class::isInstance)
                .map(CheckIn.class::cast)
                .toList();
        establishments = DemoProvince.establishments().stream()
                .map(establishment -> new EstablishmentRecord(List.of(establishment), List.of()))
                .collect(Collectors.toMap(EstablishmentRecord::id, Function.identity()));
    }

    /** One that never was before. Safe for several threads. */
    public CheckIn next() {
        long number = next.getAndIncrement();
        CheckIn template = templates.get((int) (number % templates.size()));
        return new CheckIn(template.establishment(), run + '-' + number, template.details());
    }

    /** What the directory knows about an establishment. */
    public EstablishmentRecord establishment(EstablishmentId id) {
        EstablishmentRecord known = establishments.get(id);
        if (known == null) {
            throw new IllegalArgumentException("Not in the demo province: " + id.value());
        }
        return known;
    }

    private static @Nullable Object read(GeneratedLine line) {
        byte[] bytes = line.json().getBytes(StandardCharsets.UTF_8);
        return DeclarationReader.line(bytes, 0, bytes.length).command();
    }
}
