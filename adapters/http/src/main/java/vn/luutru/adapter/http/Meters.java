package vn.luutru.adapter.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.FindingCode;

/** Counts declarations by what became of them, and refusals by their codes. */
final class Meters {

    private final Counter accepted;
    private final Counter replayed;
    private final Counter rejected;
    private final Map<FindingCode, Counter> codes = new EnumMap<>(FindingCode.class);

    Meters(MeterRegistry registry) {
        accepted = registry.counter("luutru.declarations", "outcome", "accepted");
        replayed = registry.counter("luutru.declarations", "outcome", "replayed");
        rejected = registry.counter("luutru.declarations", "outcome", "rejected");
        for (FindingCode code : FindingCode.values()) {
            codes.put(code, registry.counter("luutru.declarations.rejected", "code", code.name()));
        }
    }

    void count(Answer answer) {
        switch (answer.kind()) {
            case ACCEPTED -> accepted.increment();
            case REPLAYED -> replayed.increment();
            case REJECTED -> {
                rejected.increment();
                for (Finding finding : answer.findings()) {
                    Counter counter = codes.get(finding.code());
                    if (finding.refuses() && counter != null) {
                        counter.increment();
                    }
                }
            }
        }
    }
}
