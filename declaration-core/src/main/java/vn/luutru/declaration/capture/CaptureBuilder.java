package vn.luutru.declaration.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** Facts, their sources and findings while a document is read. */
final class CaptureBuilder {

    private final DocumentFormat format;
    private final StayDetails.Builder facts = StayDetails.builder();
    private final Map<Field, Source> sources = new EnumMap<>(Field.class);
    private final List<CodeTable.Entry> wards = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    CaptureBuilder(DocumentFormat format) {
        this.format = format;
    }

    void set(Field field, Object value, Source source) {
        facts.set(field, value);
        sources.put(field, source);
    }

    void found(FindingCode code, Field field, String... arguments) {
        findings.add(Finding.of(code, field, arguments));
    }

    void foundAt(FindingCode code, String pointer, String... arguments) {
        findings.add(Finding.of(code, pointer, arguments));
    }

    void mayBe(CodeTable.Entry ward) {
        wards.add(ward);
    }

    boolean refused() {
        return Finding.anyRefuses(findings);
    }

    Capture unread() {
        return Capture.unread(format, findings);
    }

    Capture build(Paper paper) {
        return new Capture(format, facts.build(), sources, paper, wards, findings);
    }
}
