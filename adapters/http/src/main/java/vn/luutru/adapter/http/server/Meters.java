package vn.luutru.adapter.http.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.IntakeObserver;

/** Counts declarations by their outcomes, and rejections by their codes. */
public final class Meters implements IntakeObserver {

    private final Counter accepted;
    private final Counter replayed;
    private final Counter rejected;
    private final Map<FindingCode, Counter> codes = new EnumMap<>(FindingCode.class);

    public Meters(MeterRegistry registry) {
        accepted = registry.counter("luutru.declarations", "outcome", "accepted");
        replayed = registry.counter("luutru.declarations", "outcome", "replayed");
        rejected = registry.counter("luutru.declarations", "outcome", "rejected");
        for (FindingCode code : FindingCode.values()) {
            codes.put(code, registry.counter("luutru.declarations.rejected", "code", code.name()));
        }
    }

    @Override
    public void declared(DeclarationOutcome outcome) {
        switch (outcome.kind()) {
            case ACCEPTED -> accepted.increment();
            case REPLAYED -> replayed.increment();
            case REJECTED -> {
                rejected.increment();
                for (Finding finding : outcome.findings()) {
                    Counter counter = codes.get(finding.code());
                    if (finding.refuses() && counter != null) {
                        counter.increment();
                    }
                }
            }
        }
    }
}
