package vn.luutru.adapter.http.capture;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.capture.Capture;
import vn.luutru.declaration.capture.CaptureOutcome;
import vn.luutru.declaration.capture.DocumentFormat;
import vn.luutru.declaration.capture.Manner;
import vn.luutru.declaration.capture.Paper;
import vn.luutru.declaration.capture.Source;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Severity;

/**
 * What was read, in the shape of a check-in.
 *
 * @param format  null where nothing was recognised
 * @param guest   ready for a check-in once somebody has compared it; null where nothing was read
 * @param capture ready for a check-in; null where nothing was read
 * @param paper   what the document says about itself; null where nothing was read
 */
public record CaptureView(
        CaptureOutcome outcome,
        @Nullable DocumentFormat format,
        @Nullable Map<String, Object> guest,
        @Nullable Method capture,
        @Nullable PaperView paper,
        List<SourceView> sources,
        List<Ward> wards,
        List<Remark> findings) {

    /** How the data came in. */
    public record Method(String method) {}

    /** A document about itself. */
    public record PaperView(
            @Nullable String issuingState,
            @Nullable String formerNumber,
            @Nullable String personalNumber,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            int moreFields) {

        static PaperView of(Paper paper) {
            return new PaperView(
                    paper.issuingState(),
                    paper.formerNumber(),
                    paper.personalNumber(),
                    paper.issuedOn(),
                    paper.expiresOn(),
                    paper.moreFields());
        }
    }

    /**
     * Where a fact stood.
     *
     * @param field the fact, as a JSON pointer into a check-in
     * @param line  the line of a zone, or the field of a QR code, from 1
     * @param from  the first position in the line, from 1; null for a QR code
     * @param to    the last position, inclusive; null for a QR code
     */
    public record SourceView(
            String field,
            Manner manner,
            int line,
            @Nullable Integer from,
            @Nullable Integer to) {}

    /** A ward of today that an old address may mean. */
    public record Ward(String code, String name) {}

    /** A finding, in the caller's language. */
    public record Remark(String code, Severity severity, String field, String message) {}

    static CaptureView of(Capture read, Locale locale) {
        boolean any = read.outcome() != CaptureOutcome.UNREAD;
        return new CaptureView(
                read.outcome(),
                read.format(),
                any ? guest(read.guest()) : null,
                any ? new Method(read.method().code()) : null,
                any ? PaperView.of(read.paper()) : null,
                read.sources().entrySet().stream()
                        .map(source -> view(source.getKey(), source.getValue()))
                        .toList(),
                read.wards().stream()
                        .map(ward -> new Ward(ward.code(), ward.vi()))
                        .toList(),
                read.findings().stream().map(finding -> remark(finding, locale)).toList());
    }

    private static SourceView view(Field field, Source source) {
        boolean zone = source.from() > 0;
        return new SourceView(
                field.pointer(),
                source.manner(),
                source.line(),
                zone ? source.from() : null,
                zone ? source.to() : null);
    }

    private static Remark remark(Finding finding, Locale locale) {
        return new Remark(
                finding.code().name(), finding.code().severity(), finding.field(), Wording.text(finding, locale));
    }

    /** The facts below {@code /guest}, nested as their pointers are. */
    private static Map<String, Object> guest(StayDetails facts) {
        Map<String, Object> guest = new LinkedHashMap<>();
        for (Field field : facts.fields()) {
            String[] path = field.pointer().substring("/guest/".length()).split("/");
            Map<String, Object> object = guest;
            for (int i = 0; i < path.length - 1; i++) {
                object = nested(object, path[i]);
            }
            object.put(path[path.length - 1], String.valueOf(facts.get(field)));
        }
        return guest;
    }

    @SuppressWarnings("unchecked") // only this class puts objects there
    private static Map<String, Object> nested(Map<String, Object> object, String name) {
        return (Map<String, Object>) object.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }
}
