package vn.luutru.browser.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.capture.Capture;
import vn.luutru.declaration.capture.CaptureOutcome;
import vn.luutru.declaration.capture.Paper;
import vn.luutru.declaration.capture.Source;

/** What was read of a document, in the shape of the answers of {@code POST /v1/capture/…}. */
final class CaptureOutput {

    private CaptureOutput() {}

    static PageObject of(Capture read, Locale language) {
        boolean any = read.outcome() != CaptureOutcome.UNREAD;
        return new PageObject()
                .with("outcome", read.outcome().code())
                .with("format", read.format() == null ? null : read.format().name())
                .with("guest", any ? guest(read.guest()) : null)
                .with(
                        "capture",
                        any ? new PageObject().with("method", read.method().code()) : null)
                .with("paper", any ? paper(read.paper()) : null)
                .with(
                        "sources",
                        read.sources().entrySet().stream()
                                .map(CaptureOutput::source)
                                .toList())
                .with(
                        "wards",
                        read.wards().stream()
                                .map(ward -> new PageObject()
                                        .with("code", ward.code())
                                        .with("name", ward.vi()))
                                .toList())
                .with("findings", FindingOutput.of(read.findings(), language));
    }

    /** The facts below {@code /guest}, nested as their pointers are. */
    private static PageObject guest(StayDetails facts) {
        PageObject guest = new PageObject();
        for (Field field : facts.fields()) {
            String[] path = field.pointer().substring("/guest/".length()).split("/");
            PageObject object = guest;
            for (int i = 0; i < path.length - 1; i++) {
                object = object.nested(path[i]);
            }
            object.with(path[path.length - 1], String.valueOf(facts.get(field)));
        }
        return guest;
    }

    private static PageObject paper(Paper paper) {
        return new PageObject()
                .with("issuingState", paper.issuingState())
                .with("formerNumber", paper.formerNumber())
                .with("personalNumber", paper.personalNumber())
                .with("issuedOn", day(paper.issuedOn()))
                .with("expiresOn", day(paper.expiresOn()))
                .with("moreFields", (Integer) paper.moreFields());
    }

    private static PageObject source(Map.Entry<Field, Source> fact) {
        Source source = fact.getValue();
        boolean zone = source.from() > 0;
        return new PageObject()
                .with("field", fact.getKey().pointer())
                .with("manner", source.manner().name())
                .with("line", (Integer) source.line())
                .with("from", zone ? (Integer) source.from() : null)
                .with("to", zone ? (Integer) source.to() : null);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
