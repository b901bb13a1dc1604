package vn.luutru.adapter.http.capture;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.Wording;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.capture.CardQrReader;
import vn.luutru.declaration.capture.MrzReader;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Reads cards and machine-readable zones for operators' software. The answer is 200 also where nothing could be read: it
 * then says why. Nothing is stored, and nothing of it is logged.
 */
@RestController
public final class CaptureController {

    private final InstantSource clock;

    public CaptureController(InstantSource clock) {
        this.clock = clock;
    }

    /** What a scanner read or typed. */
    public record CardScan(@Nullable String text) {}

    /** The lines of a zone, or the whole zone as one of them. */
    public record ZoneScan(@Nullable List<@Nullable String> lines) {}

    /** The QR code of a Vietnamese identity card. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @PostMapping("/v1/capture/card-qr")
    public CaptureView card(
            Caller.Operator operator,
            @RequestBody CardScan scan,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        if (scan.text() == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/text");
        }
        return CaptureView.of(CardQrReader.read(scan.text(), today()), Wording.of(language));
    }

    /** The machine-readable zone of a passport or a card. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @PostMapping("/v1/capture/mrz")
    public CaptureView zone(
            Caller.Operator operator,
            @RequestBody ZoneScan scan,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        if (scan.lines() == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/lines");
        }
        List<String> lines =
                scan.lines().stream().map(line -> line == null ? "" : line).toList();
        return CaptureView.of(MrzReader.read(lines, today()), Wording.of(language));
    }

    private LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }
}
