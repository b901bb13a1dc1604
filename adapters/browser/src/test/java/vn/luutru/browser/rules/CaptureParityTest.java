package vn.luutru.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.browser.rules.Faults.object;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.browser.Chromium;
import vn.luutru.browser.Modules;
import vn.luutru.browser.StaticOrigin;
import vn.luutru.browser.Visit;
import vn.luutru.declaration.capture.Capture;
import vn.luutru.declaration.capture.CaptureOutcome;
import vn.luutru.declaration.capture.CardQrReader;
import vn.luutru.declaration.capture.MrzReader;
import vn.luutru.declaration.finding.Findings;

/** A page reads cards and machine-readable zones as the service does, also what was mistyped or misread. */
@IntegrationTest
class CaptureParityTest {

    private static final int SCANS = 1_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Invented; the zones are the specimens of ICAO Doc 9303, parts 4 to 6. */
    private static final List<String> SCANNED = List.of(
            "038090000001|123456789|Nguyễn Văn Thử|15031990|Nam|Khu phố Mẫu, Phường Hàm Rồng, Tỉnh Thanh Hóa|01072021",
            "038190000002||Trần Thị Mẫu|02091990|Nữ|Thôn Ví Dụ, Xã Hoằng Đại, Thành phố Thanh Hóa, Thanh"
                    + " Hóa|05082024|||x|",
            "038090000001|123456789|Nguyá»…n VÄƒn Thá»­|15031990|Nam|Khu phá»‘ Máº«u|01072021",
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6");

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.headless();

    private static final StaticOrigin ORIGIN = Modules.serve(StaticOrigin.start());

    @AfterAll
    static void close() {
        ORIGIN.close();
    }

    @Test
    void page_and_service_read_each_scan_alike() {
        List<List<String>> scans = scans();
        List<Map<String, @Nullable Object>> expected = new ArrayList<>();
        int read = 0;
        for (List<String> scan : scans) {
            Capture capture =
                    scan.size() == 1 ? CardQrReader.read(scan.getFirst(), TODAY) : MrzReader.read(scan, TODAY);
            read += capture.outcome() == CaptureOutcome.UNREAD ? 0 : 1;
            expected.add(shown(capture));
        }
        assertThat(read).isBetween(SCANS / 4, SCANS * 3 / 4);
        ORIGIN.with("/scans.json", JSON.writeValueAsBytes(scans));
        try (Visit visit = CHROMIUM.visit(ORIGIN.url())) {
            String text = (String) visit.open("/modules.html").evaluate("""
                async () => {
                  const {readCardQr, readMrz} = await import('/modules/rules.js');
                  const scans = await (await fetch('/scans.json')).json();
                  const options = {today: '2026-08-20', language: 'vi'};
                  return JSON.stringify(scans.map(lines => lines.length === 1
                      ? readCardQr(lines[0], options) : readMrz(lines, options)));
                }
                """);
            var judged = JSON.readTree(text);
            for (int i = 0; i < SCANS; i++) {
                assertThat(judged.get(i)).as("%s", scans.get(i)).isEqualTo(JSON.valueToTree(expected.get(i)));
            }
        }
    }

    /** Each first as it is, then with some characters changed. */
    private static List<List<String>> scans() {
        SplittableRandom random = new SplittableRandom(9303);
        List<List<String>> scans = new ArrayList<>();
        for (int i = 0; i < SCANS; i++) {
            StringBuilder scan = new StringBuilder(SCANNED.get(i % SCANNED.size()));
            int changes = i < SCANNED.size() ? 0 : random.nextInt(3);
            for (int k = 0; k < changes; k++) {
                int at = random.nextInt(scan.length());
                if (scan.charAt(at) != '\n') {
                    scan.setCharAt(at, "0123456789ABCKOUV<|? ễđ".charAt(random.nextInt(23)));
                }
            }
            scans.add(List.of(scan.toString().split("\n")));
        }
        return scans;
    }

    private static Map<String, @Nullable Object> shown(Capture read) {
        boolean any = read.outcome() != CaptureOutcome.UNREAD;
        Map<String, @Nullable Object> guest = new LinkedHashMap<>();
        read.guest().fields().forEach(field -> {
            String[] path = field.pointer().substring("/guest/".length()).split("/");
            Map<String, @Nullable Object> into = guest;
            if (path.length == 2) {
                into = nested(guest, path[0]);
            }
            into.put(path[path.length - 1], String.valueOf(read.guest().get(field)));
        });
        var paper = read.paper();
        return object(
                "outcome",
                read.outcome().name(),
                "format",
                read.format() == null ? null : read.format().name(),
                "guest",
                any ? guest : null,
                "capture",
                any ? object("method", read.method().code()) : null,
                "paper",
                any
                        ? object(
                                "issuingState",
                                paper.issuingState(),
                                "formerNumber",
                                paper.formerNumber(),
                                "personalNumber",
                                paper.personalNumber(),
                                "issuedOn",
                                paper.issuedOn(),
                                "expiresOn",
                                paper.expiresOn(),
                                "moreFields",
                                paper.moreFields())
                        : null,
                "sources",
                read.sources().entrySet().stream()
                        .map(it -> object(
                                "field",
                                it.getKey().pointer(),
                                "manner",
                                it.getValue().manner().name(),
                                "line",
                                it.getValue().line(),
                                "from",
                                it.getValue().from() > 0 ? it.getValue().from() : null,
                                "to",
                                it.getValue().from() > 0 ? it.getValue().to() : null))
                        .toList(),
                "wards",
                read.wards().stream()
                        .map(ward -> object("code", ward.code(), "name", ward.vi()))
                        .toList(),
                "findings",
                read.findings().stream()
                        .map(finding -> object(
                                "code",
                                finding.code().name(),
                                "severity",
                                finding.code().severity().name(),
                                "field",
                                finding.field(),
                                "message",
                                Findings.text(finding, Locale.of("vi"))))
                        .toList());
    }

    @SuppressWarnings("unchecked") // only this class puts objects there
    private static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> object, String name) {
        return (Map<String, @Nullable Object>)
                Objects.requireNonNull(object.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>()));
    }
}
