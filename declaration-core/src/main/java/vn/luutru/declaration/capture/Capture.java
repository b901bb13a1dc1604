package vn.luutru.declaration.capture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.finding.Finding;

/**
 * The result of reading a document.
 *
 * @param format   what was read; null where it was recognised as nothing
 * @param guest    the facts about the guest that the document says; empty where nothing can be relied on
 * @param sources  where each of these facts stood
 * @param paper    what the document says about itself
 * @param wards    the wards of today that an address of before 2025-07-01 may mean, for somebody to choose from; often
 *                 none
 * @param findings what is wrong or remarkable, by the places of a check-in, of {@code /paper}, {@code /text} or
 *                 {@code /lines}
 */
public record Capture(
        @Nullable DocumentFormat format,
        StayDetails guest,
        Map<Field, Source> sources,
        Paper paper,
        List<CodeTable.Entry> wards,
        List<Finding> findings) {

    public Capture {
        EnumMap<Field, Source> ordered = new EnumMap<>(Field.class);
        ordered.putAll(sources);
        sources = Collections.unmodifiableMap(ordered);
        wards = List.copyOf(wards);
        findings = Finding.gravestFirst(List.copyOf(findings));
    }

    /** Nothing that can be relied on. */
    static Capture unread(@Nullable DocumentFormat format, List<Finding> findings) {
        return new Capture(format, StayDetails.EMPTY, Map.of(), Paper.UNREAD, List.of(), findings);
    }

    /** How much of the document could be read. */
    public CaptureOutcome outcome() {
        if (sources.isEmpty()) {
            return CaptureOutcome.UNREAD;
        }
        return Finding.anyRefuses(findings) ? CaptureOutcome.PARTLY_READ : CaptureOutcome.READ;
    }

    /** What a declaration from this capture names as its method. */
    public CaptureMethod method() {
        return format == DocumentFormat.CARD_QR ? CaptureMethod.CARD_QR : CaptureMethod.PASSPORT_MRZ;
    }

    /** The outcome only: a log line must never say who stays. */
    @Override
    public String toString() {
        return "Capture[" + format + ", " + outcome() + "]";
    }
}
